// What is said while there is no connection, and what waits for one: posts that the service worker has kept (worker.js).
import { asksToSignIn } from "./drafts.js";
import { pageAt } from "./opening.js";
import { say, showEntries } from "./waiting-list.js";

const store = "waiting";
let words;

export async function goOffline() {
  words ??= await wordsOf();
  const { copy } = document.documentElement.dataset;
  const time = copy && new Date(copy).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  const bar = document.querySelector(".copy-bar") ?? Object.assign(document.createElement("p"), { className: "copy-bar" });
  bar.setAttribute("role", "status");
  const list = Object.assign(document.createElement("a"), { href: "/offline", textContent: words.list });
  bar.replaceChildren(`${copy ? words.copy.replace("{time}", time) : words.offline} `, list);
  if (location.pathname !== "/offline") document.querySelector("main").before(bar);
  await show();
}

export async function comeBack() {
  words ??= await wordsOf();
  if (!document.documentElement.dataset.copy) document.querySelector(".copy-bar")?.remove();
  await show();
  const send = () => sendAll();
  if (navigator.locks) await navigator.locks.request("waiting-posts", { ifAvailable: true }, (lock) => lock && send());
  else await send();
}

export async function sayFailed(why) {
  words ??= await wordsOf();
  say(words[why], "warning");
}

async function wordsOf() {
  return { ...(await pageAt("/offline")).getElementById("words").dataset };
}

// Only what the person has written who is reading now.
async function entries() {
  const cache = await caches.open(store);
  const reader = (await (await caches.match("/reader", { cacheName: "meta" }))?.text()) ?? "";
  const all = await Promise.all((await cache.keys()).map(async (key) => (await cache.match(key)).json()));
  if (!all.length) await caches.delete(store);
  return all.filter((entry) => entry.reader === reader);
}

async function put(entry) {
  await (await caches.open(store)).put(`/waiting/${entry.key}`, new Response(JSON.stringify(entry)));
}

async function drop(entry) {
  await (await caches.open(store)).delete(`/waiting/${entry.key}`);
  await show();
}

async function show() {
  const again = (entry) => put({ ...entry, why: undefined }).then(comeBack);
  showEntries(await entries(), words, { again, drop });
}

async function sendAll() {
  for (const entry of await entries()) {
    if (!entry.why) await send(entry);
  }
}

async function send(entry) {
  const reply = await fetch(entry.action, { method: "POST", body: new URLSearchParams(entry.fields), credentials: "same-origin" }).catch(() => null);
  if (!reply || reply.status >= 500 || reply.status === 429) return;
  if (reply.redirected && reply.ok && !asksToSignIn(reply.url)) {
    await drop(entry);
    return say(words.sent, "info", reply.url, words.where);
  }
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  const why = page.querySelector("main :is([role=alert], .notice) p, main [role=alert] li, main h1")?.textContent.trim() ?? String(reply.status);
  await put({ ...entry, why });
  await show();
}
