// <quote-selection label>: who selects words of a post gets a button that quotes them in the answer box.
import { put } from "../marks.js";

class QuoteSelection extends HTMLElement {
  connectedCallback() {
    this.box = document.querySelector("#answer-form textarea");
    if (!this.box || this.button) return;
    const button = { type: "button", className: "button button-plain quote-button", textContent: this.getAttribute("label"), hidden: true };
    this.button = Object.assign(document.createElement("button"), button);
    this.button.addEventListener("pointerdown", (event) => event.preventDefault());
    this.button.addEventListener("click", () => this.quote());
    document.body.append(this.button);
    document.addEventListener("selectionchange", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), 150);
    });
  }

  look() {
    if (document.activeElement === this.button) return;
    const selection = getSelection();
    const ends = [selection.anchorNode, selection.focusNode].map((node) => (node?.closest ? node : node?.parentElement)?.closest(".post-body"));
    this.post = ends[0] === ends[1] && selection.toString().trim() ? ends[0]?.closest(".post") : null;
    this.button.hidden = !this.post;
    if (!this.post) return;
    this.words = selection.toString().trim();
    const place = selection.getRangeAt(0).getBoundingClientRect();
    this.button.style.insetBlockStart = `${scrollY + place.bottom + 6}px`;
    this.button.style.insetInlineStart = `${Math.max(8, Math.min(scrollX + place.left, innerWidth - 120))}px`;
  }

  quote() {
    const name = this.post.querySelector(".person")?.firstElementChild?.textContent ?? "";
    const said = this.words.split("\n").map((line) => `> ${line}`.trimEnd()).join("\n");
    const who = name.trim().replace(/[\\`*_[\]<>]/g, "\\$&");
    const before = this.box.value && !this.box.value.endsWith("\n\n") ? "\n\n" : "";
    const end = this.box.value.length;
    put(this.box, `${before}[${who}](/p/${this.post.id.replace("post-", "")}):\n\n${said}\n\n`, end, end);
    this.box.scrollIntoView({ block: "center" });
    this.button.hidden = true;
  }
}
customElements.define("quote-selection", QuoteSelection);
