// A draft that was sent stays on the device until the server has taken it, which it shows by leading on to another page.
const mark = "draft-sent";

export function markSent(place) {
  quietly(() => sessionStorage.setItem(mark, place));
}

// Called once the answer is there: what was taken can go, anything else waits for its writer.
export function settleSent(taken) {
  const place = quietly(() => sessionStorage.getItem(mark));
  if (!place) return;
  quietly(() => sessionStorage.removeItem(mark));
  if (taken) quietly(() => localStorage.removeItem(place));
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
