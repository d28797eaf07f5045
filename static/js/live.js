// One line to the server while the page is looked at. What is said comes as an event on the document: "talkoot:state", "talkoot:news",
// "talkoot:bell". A line that is lost is taken up again where it was, each time a little later; a page in the background has none.
const PATIENCE = 8; // tries
let source, timer, last, tries = 0;

export function listen() {
  document.addEventListener("visibilitychange", turn);
  addEventListener("pagehide", hangUp);
  addEventListener("pageshow", turn);
  document.addEventListener("talkoot:bell", (event) => ring(event.detail.unread));
  turn();
}

function turn() {
  if (document.visibilityState === "visible") call();
  else hangUp();
}

function call() {
  if (source || tries > PATIENCE) return;
  const asked = new URLSearchParams();
  const thread = document.querySelector("live-thread")?.getAttribute("thread");
  if (thread) asked.set("thread", thread);
  if (thread && last) asked.set("after", last);
  source = new EventSource(`/live?${asked}`);
  source.onopen = () => { tries = 0; };
  source.onerror = () => source?.readyState === EventSource.CLOSED && later();
  for (const name of ["state", "news", "bell"]) source.addEventListener(name, hear);
  source.addEventListener("again", later);
  source.addEventListener("bye", () => { tries = PATIENCE + 1; hangUp(); });
}

function hear(event) {
  if (event.lastEventId) last = event.lastEventId;
  document.dispatchEvent(new CustomEvent(`talkoot:${event.type}`, { detail: JSON.parse(event.data) }));
}

function later() {
  hangUp();
  tries += 1;
  timer = setTimeout(turn, Math.min(300, 2 ** tries) * 1000 * (0.5 + Math.random()));
}

function hangUp() {
  clearTimeout(timer);
  source?.close();
  source = undefined;
}

function ring(unread) {
  const bell = document.querySelector("a.bell");
  if (!bell) return;
  let count = bell.querySelector(".unread");
  if (!unread) return count?.remove();
  if (!count) bell.append((count = Object.assign(document.createElement("span"), { className: "unread count" })));
  const shown = Object.assign(document.createElement("span"), { textContent: unread > 99 ? "99+" : unread });
  shown.setAttribute("aria-hidden", "true");
  const heard = Object.assign(document.createElement("span"), { className: "unseen", textContent: `${bell.dataset.unread} ${unread}` });
  count.replaceChildren(shown, heard);
}
