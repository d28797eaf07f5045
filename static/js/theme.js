// Runs before the first paint, so that a chosen light or dark never flashes. The choice stays on the device.
(() => {
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  } catch {
    // Storage may be forbidden; then the system decides.
  }
})();
