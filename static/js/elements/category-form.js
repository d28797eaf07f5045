// <category-form url>: what the chosen category asks for besides; what was answered already is kept where it is asked again.
class CategoryForm extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.form?.addEventListener("change", (event) => event.target.name === "category" && this.swap(event.target.value));
    const restore = () => this.form?.filled?.category && this.swap(this.form.filled.category, this.form.filled);
    this.form?.addEventListener("filled", restore);
    restore(); // a draft may have come up before us
    const button = this.form?.querySelector("button[name=action][value=look][data-without-script]");
    if (button) button.hidden = true;
  }

  async swap(category, draft = {}) {
    try {
      const reply = await fetch(`${this.getAttribute("url")}?${new URLSearchParams({ category })}`, { credentials: "same-origin" });
      if (!reply.ok || new FormData(this.form).get("category") !== category) return;
      const typed = new FormData(this.form);
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      this.replaceChildren(...[...page.body.childNodes].map((node) => document.importNode(node, true)));
      for (const control of this.querySelectorAll("input:not([type=hidden]), textarea, select")) this.fill(control, draft[control.name] ?? typed.get(control.name));
    } catch {
      // Offline: the server asks when the question is posted.
    }
  }

  fill(control, text) {
    if (text === null) return;
    if (/radio|checkbox/.test(control.type)) control.checked = control.value === text;
    else control.value = text;
  }
}
customElements.define("category-form", CategoryForm);
