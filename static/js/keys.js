// Keys: "/" search, "?" this list, j and k through lists, g h home, Ctrl+Enter sends, and data-key on any link or button.
let before = "";

export function listenForKeys(root) {
  root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return sendForm(event);
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    const keys = before ? `${before} ${event.key}` : event.key;
    before = event.key === "g" ? "g" : "";
    if (act(keys) || (keys !== event.key && act(event.key))) event.preventDefault();
  });
}

function act(keys) {
  if (document.querySelector("dialog[open]")) return false;
  if (keys === "/") return focusSearch();
  if (keys === "?") return showKeys();
  if (keys === "j") return move(1);
  if (keys === "k") return move(-1);
  const target = document.querySelector(`[data-key="${CSS.escape(keys)}"]`);
  target?.click();
  return Boolean(target);
}

function isWriting(target) {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

function sendForm(event) {
  const form = event.target.form;
  if (!form) return;
  event.preventDefault();
  form.requestSubmit([...form.elements].find((each) => each.type === "submit" && !each.name));
}

function focusSearch() {
  const box = document.querySelector("main [data-search]") ?? document.querySelector("[data-search]");
  box?.focus();
  box?.select();
  return Boolean(box);
}

function showKeys() {
  document.getElementById("keys")?.showModal();
  return true;
}

// The rows of a list with data-moves, or the posts marked data-move, whichever the page has.
function move(step) {
  const rows = [...document.querySelectorAll("[data-moves] > *, [data-move]")];
  if (!rows.length) return false;
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const row = rows[Math.min(Math.max(here + step, 0), rows.length - 1)];
  const target = row.querySelector("h2 a, h3 a, .post-when a, a, button") ?? row;
  if (target === row) row.tabIndex = -1;
  target.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  return true;
}
