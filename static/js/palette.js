// "Go to": a box to type in and a list to choose from, by the combobox pattern. What it offers is the page /palette,
// asked for again as one types, and the buttons of the page at hand.
import { dialog, pageAt } from "./opening.js";
import { group, ownGroup } from "./palette-list.js";

let box, list, said, chosen, asking, timer;

export function show(page) {
  const form = document.importNode(page.getElementById("palette-form"), true);
  const made = dialog("palette", page.querySelector("h1").textContent, form.dataset.close);
  box = form.querySelector("input");
  list = Object.assign(document.createElement("div"), { className: "palette-found", id: "palette-list" });
  said = Object.assign(document.createElement("p"), { className: "unseen" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.labels[0]?.textContent ?? made.firstChild.textContent);
  said.setAttribute("role", "status");
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "true"], ["aria-controls", list.id], ["aria-autocomplete", "list"]]) box.setAttribute(name, value);
  form.querySelector(".button")?.remove();
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", () => wait());
  box.addEventListener("keydown", steer);
  made.addEventListener("close", () => asking?.abort());
  made.lastChild.before(form, list, said);
  fill(page);
  made.showModal();
  box.focus();
}

function wait() {
  clearTimeout(timer);
  timer = setTimeout(look, 120);
}

async function look() {
  asking?.abort();
  asking = new AbortController();
  try {
    fill(await pageAt(`/palette?q=${encodeURIComponent(box.value)}`, { signal: asking.signal }));
  } catch (fault) {
    if (fault.name !== "AbortError") location.assign(`/palette?q=${encodeURIComponent(box.value)}`);
  }
}

function fill(page) {
  const found = page.getElementById("palette-found");
  said.textContent = found.querySelector("[data-count]")?.textContent ?? "";
  list.replaceChildren(...[...found.querySelectorAll("section")].map(group), ...ownGroup(found.dataset.here, box.value));
  [...options()].forEach((option, place) => (option.id = `palette-${place}`));
  choose(options()[0]);
}

const options = () => list.querySelectorAll("[role=option]");

function choose(option) {
  chosen?.removeAttribute("aria-selected");
  chosen = option;
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) box.setAttribute("aria-activedescendant", option.id);
  else box.removeAttribute("aria-activedescendant");
}

function steer(event) {
  const all = [...options()];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && all.length) choose(all[(all.indexOf(chosen) + step + all.length) % all.length]);
  else if (event.key === "Enter" && !event.isComposing) chosen?.click();
  else return;
  event.preventDefault();
}
