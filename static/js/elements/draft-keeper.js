// <draft-keeper place restored discard other use saved>: what is typed in its form is kept on the device each 2 s and, for who
// is signed in, on the server each 10 s.
import { meet, offer, say, show } from "../draft-choices.js";
import { fieldsOf, fill, markSent, quietly, same, saveOnServer, writer } from "../drafts.js";

class DraftKeeper extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector("textarea");
    this.form = this.box?.form;
    if (!this.form || this.key) return;
    this.place = writer() && this.getAttribute("place");
    this.key = `draft:${writer()}:${this.place || `${location.pathname}:${this.box.name}`}`;
    this.given = fieldsOf(this.form);
    this.version = this.form.elements.namedItem("draft_version")?.value || 0;
    this.restore();
    for (const each of ["input", "change"]) this.form.addEventListener(each, () => this.soon());
    this.form.addEventListener("submit", (event) => event.submitter?.value === "preview" || this.send());
    addEventListener("pagehide", () => this.keep() && this.sync());
    addEventListener("pageshow", (event) => event.persisted && this.startAgain());
    const look = ([box], watch) => box.isIntersecting && (watch.disconnect(), this.place && meet(this));
    new IntersectionObserver(look).observe(this);
  }

  // What the server gave (a quote, a form with an error, a post that has changed since) is not overwritten either.
  restore() {
    const draft = quietly(() => JSON.parse(localStorage.getItem(this.key)));
    if (!draft?.fields || same(draft.fields, this.given)) return;
    if (!same(draft.from, this.given)) return offer(this, draft.fields, this.version);
    this.at = draft.at;
    this.version = draft.version;
    show(this, draft.fields);
  }

  soon() {
    this.typed = Date.now();
    this.keeping ??= setTimeout(() => this.keep(), 2000);
    this.syncing ??= setTimeout(() => this.sync(), 10000);
  }

  // Whether the server is still to hear of it.
  keep() {
    this.keeping = clearTimeout(this.keeping);
    const fields = fieldsOf(this.form);
    const version = this.form.elements.namedItem("draft_version");
    if (version) version.value = this.version;
    const draft = { fields, from: this.given, at: this.typed ?? this.at, version: this.version };
    if (same(fields, this.given)) quietly(() => localStorage.removeItem(this.key));
    else quietly(() => localStorage.setItem(this.key, JSON.stringify(draft)));
    return this.syncing;
  }

  async sync() {
    this.syncing = clearTimeout(this.syncing);
    if (!this.place || this.sent || this.waiting) return;
    const kept = await saveOnServer(this.form, this.place, this.version).catch(() => null);
    if (kept?.other) return offer(this, kept.other.fields, kept.other.version);
    if (!kept) return;
    this.version = kept.version;
    this.keep();
    if (kept.version) say(this, this.getAttribute("saved"));
  }

  send() {
    this.keep();
    this.syncing = clearTimeout(this.syncing);
    this.sent = true;
    markSent(this.key);
  }

  // Back from the page that followed: what was taken there must not come up as a draft again.
  startAgain() {
    if (this.sent && !quietly(() => localStorage.getItem(this.key))) fill(this.form, this.given);
    this.sent = false;
  }
}
customElements.define("draft-keeper", DraftKeeper);
