// Single keys: "/" search, j and k through lists, "?" what works here, and data-key on whatever a key shall press. They
// rest while somebody writes, and whoever does not want them switches them off (/help/keys). Ctrl+Enter sends.
import { move } from "./moving.js";
import { open } from "./opening.js";

const apple = /Mac|iP(hone|ad)/.test(navigator.platform);
let before = "";
let timer;

export function listenForKeys(root) {
  root.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return sendForm(event);
    if (opensPalette(event) && wanted("palette")) return open("palette", "/palette", event);
    const modified = event.ctrlKey || event.metaKey || event.altKey || event.getModifierState("AltGraph");
    if (modified || isBusy(event.target) || !wanted("single")) return;
    const key = letter(event);
    const keys = before && !event.repeat ? `${before} ${key}` : key;
    before = key === "g" ? "g" : "";
    clearTimeout(timer);
    timer = setTimeout(() => (before = ""), 1500);
    if (act(keys, event) || (keys !== key && act(key, event))) event.preventDefault();
  });
}

// On a keyboard of another script the key in the place of "j" is meant.
function letter(event) {
  const place = /^Key([A-Z])$/.exec(event.code);
  return place && /\p{L}/u.test(event.key) && !/[a-z]/i.test(event.key) ? place[1].toLowerCase() : event.key;
}

function opensPalette(event) {
  return letter(event).toLowerCase() === "k" && !event.altKey && !event.shiftKey && (apple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey);
}

function wanted(kind) {
  const off = document.querySelector("[data-keys-off]")?.dataset.keysOff ?? /(?:^|; )keys-off=([^;]*)/.exec(document.cookie)?.[1];
  return !off?.split("+").includes(kind);
}

function isBusy(target) {
  const writes = target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName) || (target.tagName === "INPUT" && !/^(checkbox|radio|button|submit)$/.test(target.type));
  return writes || document.querySelector("dialog[open]") || target.closest?.("[role=listbox], [role=menu], [role=tablist]");
}

function act(keys, event) {
  if (keys === "j" || keys === "k") return move(keys === "j" ? 1 : -1);
  if (event.repeat) return false;
  if (keys === "?") return open("key-list", "/help/keys");
  if (keys === "/") return focusOn(document.querySelector("main [data-search]") ?? document.querySelector("[data-search]"));
  if (keys === "o") return press(document.activeElement.closest("[data-moves] a"));
  const marked = `[data-key="${CSS.escape(keys)}"]:not(:disabled)`;
  const here = document.activeElement.closest("[data-move]") ?? document.querySelector(":target[data-move]");
  return press(here?.querySelector(marked) ?? document.querySelector(`main ${marked}`) ?? document.querySelector(marked));
}

// A button or link is pressed; of anything else the first field takes the focus, as of what a summary unfolds.
function press(target) {
  if (!target) return false;
  if (!/^(A|BUTTON|SUMMARY)$/.test(target.tagName)) return focusOn(target.querySelector("textarea") ?? target.querySelector("input:not([type=hidden]), a"));
  target.click();
  if (target.parentElement.open) focusOn(target.parentElement.querySelector("textarea"));
  return true;
}

function focusOn(field) {
  field?.focus();
  field?.select?.();
  return Boolean(field);
}

function sendForm(event) {
  const form = event.target.form;
  if (!form || event.repeat) return;
  event.preventDefault();
  form.requestSubmit([...form.elements].find((each) => each.type === "submit" && !each.name && !each.formNoValidate));
}
