// <draft-keeper key restored discard>: what is typed in its textarea stays on this device until the form has been taken.
import { markSent, quietly } from "../drafts.js";

class DraftKeeper extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector("textarea");
    if (!this.box || this.place) return;
    this.place = `draft:${location.pathname}:${this.getAttribute("key") ?? this.box.name}`;
    this.given = this.box.defaultValue;
    this.restore();
    this.box.addEventListener("input", () => this.soon());
    this.box.form?.addEventListener("submit", () => this.send());
    addEventListener("pagehide", () => this.keep());
    addEventListener("pageshow", (event) => event.persisted && this.startAgain());
  }

  // What the server gave (a form with an error, a post that has changed since) is newer than what the device remembers.
  restore() {
    const draft = quietly(() => JSON.parse(localStorage.getItem(this.place)));
    if (!draft || draft.text === this.given || (this.given && draft.from !== this.given)) return;
    this.box.value = draft.text;
    this.note();
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), 400);
  }

  keep() {
    const text = this.box.value;
    const draft = JSON.stringify({ text, from: this.given });
    if (text && text !== this.given) quietly(() => localStorage.setItem(this.place, draft));
    else this.forget();
  }

  send() {
    this.keep();
    this.sent = true;
    markSent(this.place);
  }

  // Back from the page that followed: what was taken there must not come up as a draft again.
  startAgain() {
    if (!this.sent || quietly(() => localStorage.getItem(this.place))) return;
    this.box.value = this.given;
    this.sent = false;
  }

  note() {
    const discard = Object.assign(document.createElement("button"), { type: "button", textContent: this.getAttribute("discard") });
    const note = Object.assign(document.createElement("p"), { className: "draft-note" });
    note.setAttribute("role", "status");
    note.append(`${this.getAttribute("restored")} `, discard);
    discard.addEventListener("click", () => {
      this.box.value = this.given;
      this.forget();
      note.remove();
      this.box.focus();
    });
    this.append(note);
  }

  forget() {
    quietly(() => localStorage.removeItem(this.place));
  }
}
customElements.define("draft-keeper", DraftKeeper);
