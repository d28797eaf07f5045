// <theme-switch auto light dark label>: which colours to use, kept on this device. Without script the system decides.
class ThemeSwitch extends HTMLElement {
  connectedCallback() {
    const label = document.createElement("label");
    const select = Object.assign(document.createElement("select"), { className: "theme-choice" });
    for (const theme of ["auto", "light", "dark"]) select.add(new Option(this.getAttribute(theme), theme));
    select.value = document.documentElement.dataset.theme ?? "auto";
    select.addEventListener("change", () => choose(select.value));
    label.append(`${this.getAttribute("label")} `, select);
    this.replaceChildren(label);
  }
}

function choose(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === "auto") localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
  } catch {
    // Storage may be forbidden; the choice then lasts for this page.
  }
}
customElements.define("theme-switch", ThemeSwitch);
