// <hue-field>: the whole page takes on the hue while the slider moves. Nothing is kept until the form is saved.
class HueField extends HTMLElement {
  connectedCallback() {
    const wheel = this.querySelector("input");
    wheel.addEventListener("input", () => document.documentElement.style.setProperty("--brand-hue", wheel.value));
  }
}
customElements.define("hue-field", HueField);
