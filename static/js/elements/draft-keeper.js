// <draft-keeper key restored discard>: what is typed in its textarea stays on this device until the form has been taken.
class DraftKeeper extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector("textarea");
    if (!this.box) return;
    this.place = `draft:${location.pathname}:${this.getAttribute("key") ?? this.box.name}`;
    this.given = this.box.value;
    this.restore();
    this.box.addEventListener("input", () => this.soon());
    this.box.form?.addEventListener("submit", () => this.markSent());
    addEventListener("pagehide", () => this.keep());
  }

  // A draft that was sent and did not come back with an error has been taken: it can go.
  restore() {
    const draft = this.read();
    if (!draft) return;
    if (draft.sent && !this.box.hasAttribute("aria-invalid") && !this.given) return this.forget();
    if (this.given || !draft.text) return;
    this.box.value = draft.text;
    this.note();
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), 400);
  }

  keep(sent = false) {
    if (this.left) return;
    if (this.box.value === this.given || !this.box.value) return this.forget();
    this.write({ text: this.box.value, sent });
  }

  markSent() {
    clearTimeout(this.timer);
    this.keep(true);
    this.left = true;
    setTimeout(() => (this.left = false), 4000);
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

  // Storage may be full or forbidden; writing goes on without it.
  read() {
    try { return JSON.parse(localStorage.getItem(this.place)); } catch { return null; }
  }

  write(draft) {
    try { localStorage.setItem(this.place, JSON.stringify(draft)); } catch { /* see read */ }
  }

  forget() {
    try { localStorage.removeItem(this.place); } catch { /* see read */ }
  }
}
customElements.define("draft-keeper", DraftKeeper);
