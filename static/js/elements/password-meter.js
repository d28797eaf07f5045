// <password-meter>: how soon the password beside it would be guessed, as the server judges it while one types.
class PasswordMeter extends HTMLElement {
  connectedCallback() {
    const box = this.closest(".field").querySelector("input");
    const meter = Object.assign(document.createElement("meter"), { max: 4, low: 2, high: 3, optimum: 4 });
    const said = document.createElement("span");
    meter.setAttribute("aria-hidden", "true");
    said.setAttribute("role", "status");
    box.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.ask(box, meter, said), 400);
    });
  }

  async ask(box, meter, said) {
    const others = [...box.form.elements].filter((each) => each.name === "name" || each.name === "email");
    const body = new URLSearchParams([["password", box.value], ...others.map((each) => ["others", each.value])]);
    const answer = await fetch("/sign-up/strength", { method: "POST", body }).catch(() => null);
    if (!answer?.ok) return;
    const { strength, words } = await answer.json();
    meter.value = strength;
    said.textContent = ` ${words}`;
    this.replaceChildren(meter, said);
  }
}
customElements.define("password-meter", PasswordMeter);
