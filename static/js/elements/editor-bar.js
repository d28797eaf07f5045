// <editor-bar>: the marks as buttons. One stop of the Tab key; the arrows, Home and End go from button to button.
import { DEEDS } from "../marks.js";

class EditorBar extends HTMLElement {
  connectedCallback() {
    this.box = document.getElementById(this.getAttribute("aria-controls"));
    this.buttons = [...this.querySelectorAll("button")];
    this.buttons[0].tabIndex = 0;
    this.hidden = false;
    this.addEventListener("keydown", (event) => this.walk(event));
    this.addEventListener("click", (event) => {
      const button = event.target.closest("[data-act]");
      if (button) DEEDS[button.dataset.act](this.box, button.dataset.word ?? "");
    });
  }

  walk(event) {
    const here = this.buttons.indexOf(event.target.closest("button"));
    const step = getComputedStyle(this).direction === "rtl" ? -1 : 1;
    const last = this.buttons.length - 1;
    const there = { ArrowRight: here + step, ArrowLeft: here - step, Home: 0, End: last }[event.key];
    if (there === undefined) return;
    event.preventDefault();
    for (const button of this.buttons) button.tabIndex = -1;
    const next = this.buttons[(there + last + 1) % (last + 1)];
    next.tabIndex = 0;
    next.focus();
  }
}
customElements.define("editor-bar", EditorBar);
