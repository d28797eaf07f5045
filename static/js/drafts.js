// Drafts on the device and on the server. One that was sent stays on the device until the server has taken the form, which
// it shows by leading on to another page; the server settles its own.
const mark = "draft-sent";
const notKept = /^(form_key|place|draft_version|seen|action)$/;

export function markSent(key) {
  quietly(() => sessionStorage.setItem(mark, key));
}

// Called once the answer is there: what was taken can go, anything else waits for its writer.
export function settleSent(taken) {
  const key = quietly(() => sessionStorage.getItem(mark));
  if (!key) return;
  quietly(() => sessionStorage.removeItem(mark));
  if (taken) quietly(() => localStorage.removeItem(key));
}

export function arrivedByRedirect() {
  const [arrival] = performance.getEntriesByType("navigation");
  return arrival?.type === "navigate" && arrival.redirectCount > 0 && !asksToSignIn(location.href);
}

export function asksToSignIn(url) {
  return new URL(url).pathname.startsWith("/sign-in");
}

// Storage may be full or forbidden; writing goes on without it.
export function quietly(touch) {
  try {
    return touch();
  } catch {
    return null;
  }
}

// Who writes: two people who share a device do not share drafts.
export function writer() {
  return document.querySelector("[data-me]")?.dataset.me ?? "";
}

export function fieldsOf(form) {
  return Object.fromEntries([...new FormData(form)].filter(([name, value]) => typeof value === "string" && !notKept.test(name)));
}

export function fill(form, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name);
    // The page alone knows which category's form it has.
    if (!field || name === "form_of") continue;
    if (field.type === "checkbox") field.checked = field.value === value;
    else field.value = value;
    field.dispatchEvent?.(new Event("input", { bubbles: true }));
  }
  Object.assign(form, { filled: fields }).dispatchEvent(new Event("filled"));
}

export function same(one, other) {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => (one[name] ?? "") === (other[name] ?? ""));
}

export async function onServer(place) {
  const reply = await fetch(`/drafts/${place}`, { credentials: "same-origin" });
  const found = reply.ok && !reply.redirected ? await reply.json() : {};
  return found.fields ? found : null;
}

// What the server says to it: the version that it keeps now, or the other text that it will not overwrite.
export async function saveOnServer(form, place, version) {
  const key = form.elements.namedItem("form_key")?.value ?? "";
  const body = new URLSearchParams({ ...fieldsOf(form), place, draft_version: version, form_key: key });
  const options = { method: "POST", body, headers: { accept: "application/json" }, credentials: "same-origin", keepalive: true };
  const reply = await fetch("/drafts", options);
  return (reply.ok || reply.status === 409) && !reply.redirected ? reply.json() : null;
}

export function forgetOnServer(place) {
  const options = { method: "POST", body: new URLSearchParams({ place }), headers: { accept: "application/json" } };
  return fetch("/drafts/discard", { ...options, credentials: "same-origin" });
}
