// <form data-swap="#id">: sends itself, takes the element of that id out of the page that comes back, and puts it in place.
// Anything unforeseen falls back to an ordinary post. No form is sent twice while its answer is under way.

import { asksToSignIn, settleSent } from "./drafts.js";
import { markBusy, release, renewKey, sendPlainly } from "./sending.js";

export function listenForForms(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sending) return event.preventDefault();
    form.dataset.sending = "yes";
    renewKey(form);
    if (!form.dataset.swap) return markBusy(form, event.submitter);
    event.preventDefault();
    swap(form, event.submitter);
  });
  // A page that comes back from the history must be usable again.
  addEventListener("pageshow", () => {
    for (const form of root.querySelectorAll("form[data-sending]")) release(form);
  });
}

class Broken extends Error {}

async function swap(form, submitter) {
  const body = new URLSearchParams(new FormData(form, submitter));
  try {
    const reply = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
    if (reply.status >= 500) throw new Broken();
    if (asksToSignIn(reply.url)) return location.assign(reply.url);
    settleSent(reply.redirected);
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const found = page.querySelector(form.dataset.swap);
    const old = document.querySelector(form.dataset.swap);
    if (!found || !old) return reply.redirected ? location.assign(reply.url) : sendPlainly(form, submitter);
    replace(old, found, submitter);
    takeFlash(page);
  } catch (fault) {
    const words = fault instanceof Broken ? "broken" : fault instanceof TypeError && "unreachable";
    if (words && !form.querySelector("textarea")) await sayFailed(words, form, submitter);
    else sendPlainly(form, submitter);
  } finally {
    release(form);
  }
}

function replace(old, found, submitter) {
  const place = [...old.querySelectorAll("button, a, input, textarea")].indexOf(submitter);
  const hadFocus = old.contains(document.activeElement);
  const fresh = document.importNode(found, true);
  old.replaceWith(fresh);
  if (!hadFocus) return;
  const controls = [...fresh.querySelectorAll("button, a, input, textarea")];
  const usable = (each) => each && !each.disabled;
  const next = [fresh.querySelector("[data-focus]"), controls[place], ...controls].find(usable) ?? fresh;
  if (next === fresh) fresh.tabIndex = -1;
  next.focus({ preventScroll: true });
}

// #flash is a live region, so what is put there is also spoken.
function takeFlash(page) {
  const told = page.querySelector("#flash");
  const place = document.querySelector("#flash");
  if (told && place) place.replaceChildren(...[...told.childNodes].map((node) => document.importNode(node, true)));
}

// No connection, or no sense in the answer: nothing is lost by staying here, and a vote is no post that could wait.
async function sayFailed(words, form, submitter) {
  try {
    await (await import("./waiting.js")).sayFailed(words);
  } catch {
    sendPlainly(form, submitter);
  }
}
