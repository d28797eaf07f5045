// <preview-pane url write show empty failed>: two tabs over a textarea; the second shows it as the server would render it.
class PreviewPane extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector("textarea");
    if (!this.box || this.tabs) return;
    this.shown = Object.assign(document.createElement("div"), { className: "preview-shown prose", hidden: true, tabIndex: 0 });
    this.shown.setAttribute("role", "tabpanel");
    this.shown.setAttribute("aria-label", this.getAttribute("show"));
    this.shown.dir = "auto";
    this.tabs = Object.assign(document.createElement("div"), { className: "preview-tabs" });
    this.tabs.setAttribute("role", "tablist");
    this.write = this.tab("write", () => this.turn(false));
    this.show = this.tab("show", () => this.turn(true));
    this.tabs.addEventListener("keydown", (event) => this.arrow(event));
    this.prepend(this.tabs);
    this.append(this.shown);
    this.turn(false, false);
  }

  tab(word, chosen) {
    const tab = Object.assign(document.createElement("button"), { type: "button", textContent: this.getAttribute(word) });
    tab.setAttribute("role", "tab");
    tab.addEventListener("click", chosen);
    this.tabs.append(tab);
    return tab;
  }

  arrow(event) {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = event.target === this.write ? this.show : this.write;
    other.focus();
    other.click();
  }

  turn(showing, focus = true) {
    this.write.setAttribute("aria-selected", String(!showing));
    this.show.setAttribute("aria-selected", String(showing));
    this.write.tabIndex = showing ? -1 : 0;
    this.show.tabIndex = showing ? 0 : -1;
    this.shown.hidden = !showing;
    this.box.hidden = showing;
    if (showing) this.fill();
    else if (focus) this.box.focus();
  }

  async fill() {
    const text = this.box.value;
    if (!text.trim()) return this.say(this.getAttribute("empty"));
    this.shown.setAttribute("aria-busy", "true");
    try {
      const body = new URLSearchParams({ [this.box.name]: text, body: text });
      const reply = await fetch(this.getAttribute("url"), { method: "POST", body, credentials: "same-origin" });
      if (!reply.ok) throw new Error(String(reply.status));
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      const found = page.querySelector(".prose") ?? page.body;
      this.shown.replaceChildren(...[...found.childNodes].map((node) => document.importNode(node, true)));
    } catch {
      this.say(this.getAttribute("failed"));
    }
    this.shown.removeAttribute("aria-busy");
  }

  say(words) {
    this.shown.replaceChildren(Object.assign(document.createElement("p"), { className: "soft", textContent: words }));
  }
}
customElements.define("preview-pane", PreviewPane);
