// Dialogs that only those load who open them: "Go to" and the list of keys. Each is a page of its own, too, which is
// where its words come from, and where the reader is led when the dialog cannot be made.
const modules = { palette: () => import("./palette.js"), "key-list": () => import("./key-list.js") };
let opening = false;

export function listenForOpeners(root) {
  root.addEventListener("click", (event) => {
    const opener = event.target.closest?.("[data-opens]");
    if (!opener || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    open(opener.dataset.opens, opener.href, event);
  });
}

export function open(name, url, event) {
  event?.preventDefault();
  if (opening || document.querySelector("dialog[open]")) return true;
  opening = true;
  show(name, url).finally(() => (opening = false));
  return true;
}

async function show(name, url) {
  try {
    const [module, page] = await Promise.all([modules[name](), pageAt(url)]);
    module.show(page);
  } catch {
    location.assign(url);
  }
}

export async function pageAt(url, options) {
  const reply = await fetch(url, { credentials: "same-origin", ...options });
  if (!reply.ok) throw new Error(String(reply.status));
  return new DOMParser().parseFromString(await reply.text(), "text/html");
}

// A dialog with a heading and a button that closes it; it goes when it is closed, and the focus returns by itself.
export function dialog(kind, title, close) {
  const made = Object.assign(document.createElement("dialog"), { className: kind });
  const heading = Object.assign(document.createElement("h2"), { id: `${kind}-title`, textContent: title });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button button-plain", textContent: close });
  made.setAttribute("aria-labelledby", heading.id);
  made.append(heading, button);
  button.addEventListener("click", () => made.close());
  made.addEventListener("click", (event) => event.target === made && made.close());
  made.addEventListener("close", () => made.remove());
  document.body.append(made);
  return made;
}
