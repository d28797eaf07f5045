// <write-box pictures thread sending describe failed offers>: a textarea with shortcuts, pasted pictures and tables, and
// completion. What is rare is fetched when it is first needed.
import { block, DEEDS, put } from "../marks.js";

const KEYS = { b: "bold", i: "italic", e: "code", k: "link" };
const OPENS = /(?:^|[\s(])([@#:])[\p{L}\p{N}_.+-]{1,30}$/u;

class WriteBox extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector("textarea");
    if (!this.box || this.ready) return;
    this.ready = true;
    this.box.addEventListener("keydown", (event) => this.press(event));
    this.box.addEventListener("input", () => this.look());
    this.box.addEventListener("paste", (event) => this.take(event, event.clipboardData));
    this.box.addEventListener("drop", (event) => this.take(event, event.dataTransfer));
    this.box.addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
    if (!CSS.supports("field-sizing", "content")) this.box.addEventListener("input", () => this.grow());
  }

  press(event) {
    if (this.offers?.press(event)) return;
    const deed = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && KEYS[event.key.toLowerCase()];
    if (!deed) return;
    event.preventDefault();
    event.stopPropagation();
    DEEDS[deed](this.box, this.closest(".editor").querySelector("[data-act=link]")?.dataset.word ?? "");
  }

  async look() {
    const begun = this.box.value.slice(0, this.box.selectionStart).match(OPENS);
    if (!begun && !this.offers) return;
    if (!this.offers) {
      await import("./mention-box.js");
      this.offers ??= this.appendChild(document.createElement("mention-box"));
    }
    this.offers.look(begun);
  }

  take(event, carried) {
    const pictures = [...carried.files].filter((file) => file.type.startsWith("image/"));
    const [html, text] = [carried.getData("text/html"), carried.getData("text/plain")];
    const isTable = /<table/i.test(html) || /\t.*\n.*\t/.test(text);
    if (isTable) {
      event.preventDefault();
      import("../pasted-table.js").then(({ tableFrom }) => {
        const table = tableFrom(html, text);
        return table ? block(this.box, table) : put(this.box, text);
      });
    } else if (pictures.length && this.hasAttribute("pictures")) {
      event.preventDefault();
      import("../pictures.js").then(({ send }) => send(this.box, pictures));
    }
  }

  grow() {
    this.box.rows = Math.max(this.box.rows, Math.min(30, this.box.value.split("\n").length + 1));
  }
}
customElements.define("write-box", WriteBox);
