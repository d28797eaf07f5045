// The parts of /palette as options of a list box.
export function group(section) {
  const made = document.importNode(section, true);
  made.setAttribute("role", "group");
  for (const each of made.querySelectorAll("h2, ul, li, form")) each.setAttribute("role", "presentation");
  for (const each of made.querySelectorAll("a, button")) asOption(each);
  return made;
}

// What the page at hand has keys for, as far as it fits what is typed.
export function ownGroup(title, text) {
  const typed = text.trim().toLowerCase();
  const fits = [...document.querySelectorAll("main :is(a, button, summary)[data-key]:not(:disabled)")].filter((each) => words(each).toLowerCase().includes(typed));
  if (!fits.length) return [];
  const made = Object.assign(document.createElement("section"), { className: "found-group" });
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", title);
  made.append(Object.assign(document.createElement("h2"), { textContent: title }), ...fits.slice(0, 8).map(presser));
  made.firstChild.setAttribute("role", "presentation");
  return [made];
}

function presser(target) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: words(target) });
  made.addEventListener("click", () => (made.closest("dialog").close(), target.click()));
  asOption(made);
  return made;
}

const words = (each) => each.getAttribute("aria-label") ?? each.querySelector(":scope > span")?.textContent ?? each.textContent.trim();

function asOption(each) {
  each.setAttribute("role", "option");
  each.tabIndex = -1;
}
