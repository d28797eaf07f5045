// <preview-pane url show empty failed>: beside or under its textarea what is typed, as the server's own renderer shows it.
import { quietly } from "../drafts.js";

const PAUSE = 150; // milliseconds; with the way to the server and back it stays below 300

class PreviewPane extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector("textarea");
    this.button = this.querySelector("[data-preview]");
    if (!this.box || !this.button || this.shown) return;
    this.shown = Object.assign(document.createElement("div"), { className: "preview-shown prose", tabIndex: 0, dir: "auto" });
    this.shown.setAttribute("role", "region");
    this.shown.setAttribute("aria-label", this.getAttribute("show"));
    this.append(this.shown);
    this.button.addEventListener("click", () => {
      quietly(() => localStorage.setItem("preview", this.shown.hidden ? "on" : "off"));
      this.turn(this.shown.hidden);
    });
    this.box.addEventListener("input", () => this.soon());
    const wide = this.clientWidth > 44 * parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.turn(wide && quietly(() => localStorage.getItem("preview")) !== "off");
  }

  turn(on) {
    this.shown.hidden = !on;
    this.classList.toggle("with-preview", on);
    this.button.setAttribute("aria-pressed", String(on));
    if (on) this.fill();
  }

  soon() {
    clearTimeout(this.timer);
    if (!this.shown.hidden) this.timer = setTimeout(() => this.fill(), PAUSE);
  }

  async fill() {
    const text = this.box.value;
    this.under?.abort();
    if (!text.trim()) return this.say(this.getAttribute("empty"));
    this.under = new AbortController();
    this.shown.setAttribute("aria-busy", "true");
    try {
      const body = new URLSearchParams({ [this.box.name]: text, body: text });
      const options = { method: "POST", body, credentials: "same-origin", signal: this.under.signal };
      const reply = await fetch(this.getAttribute("url"), options);
      if (!reply.ok && reply.status !== 422) throw new Error(String(reply.status));
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      const found = page.querySelector(".prose") ?? page.body;
      this.shown.replaceChildren(...[...found.childNodes].map((node) => document.importNode(node, true)));
      (await import("../prose.js")).enliven(this.shown);
    } catch (wrong) {
      if (wrong.name === "AbortError") return;
      this.say(this.getAttribute("failed"));
    }
    this.shown.removeAttribute("aria-busy");
  }

  say(words) {
    this.shown.replaceChildren(Object.assign(document.createElement("p"), { className: "soft", textContent: words }));
    this.shown.removeAttribute("aria-busy");
  }
}
customElements.define("preview-pane", PreviewPane);
