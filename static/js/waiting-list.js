// Posts that wait, as they are shown: under their thread, and all of them on the page /offline.
const element = (name, properties = {}, ...inside) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
};

export function showEntries(entries, words, deeds) {
  const place = document.getElementById("waiting-posts") ?? ownPlace(words);
  const here = location.pathname === "/offline" ? entries : entries.filter((entry) => entry.from === location.pathname || formOf(entry));
  const rest = here.filter((entry) => !(entry.why && bringBack(entry, words, deeds)));
  place.querySelector("ul").replaceChildren(...rest.map((entry) => row(entry, words, deeds)));
  place.hidden = !rest.length;
}

function ownPlace(words) {
  const heading = element("h2", { id: "waiting-title", textContent: words.waiting });
  const place = element("section", { id: "waiting-posts", className: "section" }, heading, element("ul"));
  place.setAttribute("aria-labelledby", heading.id);
  const form = document.querySelector("main .answer-form");
  if (form) form.before(place);
  else document.querySelector("main .column").append(place);
  return place;
}

function row(entry, words, { again, drop }) {
  const text = entry.fields.filter(([name]) => name === "title" || name === "body").map(([, value]) => value).join("\n\n");
  const state = entry.why ? [element("p", { textContent: `${words.failed}: ${entry.why}` })] : [];
  const buttons = element("p", { className: "row" }, button(words.undo, () => (bringBack(entry, words, { drop }) || drop(entry))));
  if (entry.why) buttons.append(button(words.again, () => again(entry)));
  if (entry.from !== location.pathname) buttons.append(element("a", { href: entry.from, textContent: words.where }));
  const shown = element("blockquote", { className: "review-body waiting-text", textContent: text, dir: "auto" });
  return element("li", {}, ...state, shown, buttons);
}

function button(label, pressed) {
  const made = element("button", { type: "button", className: "button button-plain", textContent: label });
  made.addEventListener("click", pressed);
  return made;
}

const formOf = (entry) => [...document.querySelectorAll("form[method=post]")].find((form) => new URL(form.action).pathname === entry.action);

// Puts the text back into its form, where the page has it and nothing else stands there; false where it cannot.
export function bringBack(entry, words, { drop }) {
  const form = formOf(entry);
  const fields = entry.fields.filter(([name]) => name !== "form_key" && form?.elements[name]);
  if (!form || [...form.querySelectorAll("textarea")].some((box) => box.value.trim() && !fields.some(([, value]) => value === box.value))) return false;
  for (const [name, value] of fields) form.elements[name].value = value;
  if (form.elements.form_key) form.elements.form_key.value = crypto.randomUUID();
  form.closest("details")?.setAttribute("open", "");
  const box = form.querySelector("textarea");
  box?.dispatchEvent(new Event("input", { bubbles: true }));
  box?.focus();
  drop(entry);
  if (entry.why) say(`${words.refused} ${entry.why} ${words.back}`, "warning");
  return true;
}

// In #flash, a live region, so that it is also heard.
export function say(text, kind, url, more) {
  const said = element("p", { textContent: `${text} ` });
  if (url) said.append(element("a", { href: url, textContent: more }));
  document.getElementById("flash")?.replaceChildren(element("div", { className: `notice notice-${kind}` }, element("div", {}, said)));
}
