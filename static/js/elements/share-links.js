// <share-links url heading copy copied more>: a button that copies the address, and the device's own ways where it has any.
class ShareLinks extends HTMLElement {
  connectedCallback() {
    const row = this.querySelector(".row");
    if (!row || this.made) return;
    this.made = true;
    const box = this.querySelector("input");
    box.addEventListener("focus", () => box.select());
    const url = this.getAttribute("url");
    if (navigator.share) row.prepend(this.button("more", () => navigator.share({ title: this.getAttribute("heading"), url }).catch(() => {})));
    row.prepend(this.button("copy", () => this.copy(url, box)));
  }

  button(word, press) {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "button button-plain" });
    made.append(Object.assign(document.createElement("span"), { textContent: this.getAttribute(word) }));
    made.addEventListener("click", press);
    return made;
  }

  async copy(url, box) {
    try {
      await navigator.clipboard.writeText(url);
    } catch {
      box.select(); // no clipboard on a page without TLS: then by the selection
      document.execCommand("copy");
    }
    this.querySelector("[role=status]").textContent = this.getAttribute("copied");
  }
}
customElements.define("share-links", ShareLinks);
