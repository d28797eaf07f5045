// Reading with a bad connection or none: starts the service worker, tells it what is really read, and calls the module
// that speaks about it (waiting.js) where there is something to say. Storage may be forbidden; then nothing is kept.
export function keepReading() {
  const workers = navigator.serviceWorker;
  if (!workers || !globalThis.caches) return;
  const copy = document.documentElement.dataset.copy;
  // Keys of forms are good once: those in a copy may have been used since.
  if (copy) for (const key of document.querySelectorAll("input[name=form_key]")) key.value = crypto.randomUUID();
  addEventListener("offline", () => speak("goOffline"));
  addEventListener("online", () => speak("comeBack"));
  if (copy || location.pathname === "/offline") speak("goOffline");
  else caches.has("waiting").then((some) => some && speak("comeBack")).catch(() => {});
  (globalThis.requestIdleCallback ?? setTimeout)(() => start(workers).catch(() => {}));
}

async function start(workers) {
  const known = Boolean(workers.controller);
  await workers.register("/worker.js", { updateViaCache: "none" });
  const [arrival] = performance.getEntriesByType("navigation");
  if (!location.pathname.startsWith("/t/") || (known && !/prefetch/.test(arrival?.deliveryType))) return;
  if (!workers.controller) await new Promise((done) => workers.addEventListener("controllerchange", done, { once: true }));
  // The page was fetched ahead, or before there was a worker: this asks for it as one that is read.
  await fetch(location.href, { headers: { "x-read": "yes" }, priority: "low" });
}

function speak(name) {
  import("./waiting.js").then((module) => module[name]()).catch(() => {});
}
