// What "?" shows: of all keys (/help/keys) those that do something on this page, and first those that its buttons show.
import { dialog } from "./opening.js";

export function show(page) {
  const list = document.importNode(page.getElementById("key-list"), true);
  const { title, close, here, all } = list.dataset;
  const made = dialog("keys", title, close);
  const own = [...document.querySelectorAll("main [data-key]:has(.key-hint)")];
  const known = new Set(own.map((each) => each.dataset.key));
  for (const row of list.querySelectorAll("[data-needs]")) {
    const found = document.querySelector(row.dataset.needs);
    if (!found || known.has(found.dataset.key)) row.remove();
  }
  for (const group of list.querySelectorAll("section")) {
    if (!group.querySelector("dl > div")) group.remove();
  }
  if (own.length) list.prepend(ownGroup(here, own));
  for (const heading of list.querySelectorAll("h2")) heading.replaceWith(smaller(heading));
  if (/Mac|iP(hone|ad)/.test(navigator.platform)) {
    for (const key of list.querySelectorAll("kbd")) if (key.textContent === "Ctrl") key.textContent = "⌘";
  }
  const more = Object.assign(document.createElement("a"), { href: "/help/keys", textContent: all });
  made.lastChild.before(list, paragraph(more));
  made.showModal();
  made.lastChild.focus({ preventScroll: true });
  made.scrollTop = 0;
}

function ownGroup(title, own) {
  const group = document.createElement("section");
  const rows = document.createElement("dl");
  group.className = "key-group";
  for (const each of own) {
    const row = document.createElement("div");
    const key = document.createElement("dt");
    const words = Object.assign(document.createElement("dd"), { textContent: each.querySelector(":scope > span")?.textContent ?? each.title });
    key.append(Object.assign(document.createElement("kbd"), { className: "key-hint", textContent: each.dataset.key }));
    row.append(key, words);
    rows.append(row);
  }
  group.append(Object.assign(document.createElement("h2"), { textContent: title }), rows);
  return group;
}

function smaller(heading) {
  return Object.assign(document.createElement("h3"), { textContent: heading.textContent });
}

function paragraph(inside) {
  const made = document.createElement("p");
  made.append(inside);
  return made;
}
