// <mention-box>: what completes "@", "#" and ":" in the textarea beside it, as a list that the keyboard walks through.
import { placeAtCaret } from "../caret.js";
import { put } from "../marks.js";

const OPEN = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "true" };
let count = 0;

class MentionBox extends HTMLElement {
  connectedCallback() {
    this.host = this.parentElement;
    this.box = this.host.querySelector("textarea");
    this.list = Object.assign(document.createElement("ul"), { className: "offers", id: `offers-${++count}`, hidden: true, role: "listbox" });
    this.append(this.list);
    this.list.ariaLabel = this.host.getAttribute("offers");
    this.box.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      this.take([...this.list.children].indexOf(event.target.closest("li")));
    });
  }

  async look(begun) {
    this.under?.abort();
    clearTimeout(this.timer);
    const word = begun?.[0].trimStart().replace(/^\(/, "");
    if (!word) return this.close();
    const { signal } = (this.under = new AbortController());
    await new Promise((done) => (this.timer = setTimeout(done, 80)));
    const category = this.box.form?.elements.namedItem("category")?.value ?? "";
    const asked = new URLSearchParams({ q: word, thread: this.host.getAttribute("thread") ?? "", category });
    const reply = await fetch(`/complete?${asked}`, { signal, credentials: "same-origin" }).catch(() => null);
    if (reply?.ok && !signal.aborted) this.open((await reply.json()).offers, word.length);
  }

  open(offers, typed) {
    Object.assign(this, { offers, typed });
    this.list.replaceChildren(...offers.map((each, place) => this.option(each, place)));
    if (!offers.length) return this.close();
    this.list.hidden = false;
    placeAtCaret(this.list, this.box);
    for (const [name, value] of Object.entries({ ...OPEN, "aria-controls": this.list.id })) this.box.setAttribute(name, value);
    this.move(0);
  }

  option({ text, note }, place) {
    const option = Object.assign(document.createElement("li"), { id: `${this.list.id}-${place}`, textContent: text, role: "option" });
    if (note) option.append(" ", Object.assign(document.createElement("small"), { textContent: note }));
    return option;
  }

  move(there) {
    this.here = (there + this.offers.length) % this.offers.length;
    [...this.list.children].forEach((each, place) => each.setAttribute("aria-selected", String(place === this.here)));
    this.list.children[this.here].scrollIntoView({ block: "nearest" });
    this.box.setAttribute("aria-activedescendant", `${this.list.id}-${this.here}`);
  }

  // Whether the key was meant for the list.
  press(event) {
    const deeds = { ArrowDown: () => this.move(this.here + 1), ArrowUp: () => this.move(this.here - 1), Escape: () => this.close() };
    deeds.Enter = deeds.Tab = () => this.take(this.here);
    if (this.list.hidden || event.ctrlKey || event.metaKey || !deeds[event.key]) return false;
    event.preventDefault();
    event.stopPropagation();
    deeds[event.key]();
    return true;
  }

  take(place) {
    const [end, taken] = [this.box.selectionStart, this.offers[place]];
    this.close();
    if (taken) put(this.box, `${taken.insert} `, end - this.typed, end);
  }

  close() {
    this.list.hidden = true;
    for (const name of [...Object.keys(OPEN), "aria-controls", "aria-activedescendant"]) this.box.removeAttribute(name);
  }
}
customElements.define("mention-box", MentionBox);
