// Where script begins. Every page works without it; each part only loads where the page has something for it.
import { listenForForms } from "./swap.js";
import { listenForKeys } from "./keys.js";
import { listenForOpeners } from "./opening.js";
import { closeWhatIsOpen } from "./closing.js";
import { arrivedByRedirect, settleSent } from "./drafts.js";
import { keepReading } from "./keeping.js";

const elements = [
  "category-form", "draft-keeper", "editor-bar", "hue-field", "kept-pages", "live-thread", "pass-key", "password-meter", "preview-pane",
  "quote-selection", "read-marker", "share-links", "similar-threads", "theme-switch", "write-box",
];

settleSent(arrivedByRedirect());
listenForForms(document);
listenForKeys(document);
listenForOpeners(document);
closeWhatIsOpen(document);
document.querySelector("[data-focus]")?.focus();
// A live region that is full from the start is silent: touching its words makes them heard.
setTimeout(() => document.querySelectorAll("#flash p").forEach((said) => said.replaceChildren(...said.childNodes)), 300);
for (const name of elements) {
  if (document.querySelector(name)) import(`./elements/${name}.js`).catch(() => {});
}
try {
  keepReading();
} catch {
  // Storage is forbidden: nothing is kept, and everything else works.
}
if (document.querySelector("live-thread, a.bell")) import("./live.js").then((live) => live.listen()).catch(() => {});
if (document.querySelector(".prose pre, [data-video]")) import("./prose.js").then(({ enliven }) => enliven(document), () => {});
