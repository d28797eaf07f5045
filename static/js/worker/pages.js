// The service worker. Above, the server writes `mark`, the version of static files, and `files`, what kept pages need.
// Pages come from the network; without it, threads that this reader has read come as they were then.
const [shell, read, meta, waiting, most] = ["files", "read", "meta", "waiting", 50];

oninstall = (event) => event.waitUntil(install());
onactivate = (event) => event.waitUntil(activate());
addEventListener("fetch", (event) => {
  const [request, url] = [event.request, new URL(event.request.url)];
  const navigates = request.mode === "navigate";
  if (url.origin !== location.origin) return;
  if (request.method === "POST" && navigates) {
    if (/^\/(sign-|reset)/.test(url.pathname)) event.waitUntil(caches.delete(read));
    event.respondWith(post(request, url));
  } else if (request.method !== "GET") return;
  else if (navigates || request.headers.has("x-read")) event.respondWith(page(event, url));
  else if (url.pathname === "/offline") event.respondWith(fetch(request).catch(() => offline()));
  else if (url.pathname.startsWith("/static/")) event.respondWith(fetch(request).catch(() => file(url)));
});

async function install() {
  await (await caches.open(shell)).addAll([...files, new Request("/offline", { cache: "reload" })]);
  await skipWaiting();
}

async function activate() {
  const [cache, needed] = [await caches.open(shell), new Set([...files, "/offline"])];
  for (const each of await cache.keys()) if (!needed.has(new URL(each.url).pathname)) await cache.delete(each);
  await registration.navigationPreload?.enable();
  await clients.claim();
}

async function page(event, url) {
  try {
    const reply = (await event.preloadResponse) ?? (await fetch(event.request));
    const ahead = /prefetch|prerender/.test(event.request.headers.get("sec-purpose") ?? "");
    if (reply.ok && /^text\/html/.test(reply.headers.get("content-type"))) event.waitUntil(note(url, reply.clone(), ahead));
    return reply;
  } catch {
    url.hash = "";
    return (await caches.match(url.href, { cacheName: read })) ?? offline();
  }
}

// Copies belong to one reader: whoever else is signed in, or out, makes them go.
async function note(url, reply, ahead) {
  const about = await caches.open(meta);
  const reader = reply.headers.get("x-reader") ?? "";
  if ((await (await about.match("/reader"))?.text()) !== reader) await Promise.all([caches.delete(read), about.put("/reader", new Response(reader))]);
  const language = (await offline()).headers.get("content-language");
  if (language !== reply.headers.get("content-language")) await (await caches.open(shell)).add(new Request("/offline", { cache: "reload" }));
  if (url.pathname.startsWith("/t/") && !ahead) await keep(url, reply);
}

async function keep(url, reply) {
  const cache = await caches.open(read);
  const headers = new Headers(reply.headers);
  for (const name of ["content-encoding", "content-length", "set-cookie"]) headers.delete(name);
  const text = await reply.text();
  const copy = text.replace("<html", `<html data-copy="${new Date().toISOString()}"`);
  if (!text.includes('class="thread-head"')) return;
  url.hash = "";
  await cache.delete(url.href);
  await cache.put(url.href, new Response(copy, { headers }));
  for (const old of (await cache.keys()).slice(0, -most)) await cache.delete(old);
}

const offline = async () => (await caches.match("/offline", { cacheName: shell })) ?? Response.error();
const file = async (url) => (await caches.match(url.pathname.replace(/^\/static\/[^/]+/, `/static/${mark}`), { cacheName: shell })) ?? Response.error();
