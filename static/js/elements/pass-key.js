// <pass-key>: a form whose hidden field "credential" the device fills in, when its button is pressed. Asks the address in
// data-ask first for what to sign; data-makes says that a new key is wanted. Browsers without passkeys never see it.
class PassKey extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
    this.hidden = false;
    this.form = this.querySelector("form");
    this.form.addEventListener("submit", (event) => {
      if (this.form.elements.credential.value) return;
      event.preventDefault();
      this.sign().then(() => this.form.requestSubmit(), () => this.say());
    });
  }

  async sign() {
    const answer = await fetch(this.form.dataset.ask, { method: "POST" });
    const options = await answer.json();
    const credential = "makes" in this.form.dataset
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    this.form.elements.credential.value = JSON.stringify(credential.toJSON());
  }

  say() {
    this.querySelector("[role=alert]").textContent = this.form.dataset.failed;
  }
}
customElements.define("pass-key", PassKey);
