// Taking single parts of a page that has just been fetched into the page that is being read, without moving what one reads.

export function swap(page, id) {
  const fresh = page.getElementById(id);
  const old = document.getElementById(id);
  if (fresh && old) old.replaceWith(document.importNode(fresh, true));
}

// The mark of the accepted answer, its flag and its buttons; a post keeps its place. The head of the thread is swapped whole.
export function mark(page, id) {
  const fresh = page.getElementById(id);
  const old = document.getElementById(id);
  if (!fresh || !old) return;
  if (!old.matches("article")) return swap(page, id);
  const accepted = fresh.classList.contains("is-accepted");
  if (old.classList.contains("is-accepted") === accepted) return;
  old.classList.toggle("is-accepted", accepted);
  old.querySelector(".post-accepted")?.remove();
  const flag = fresh.querySelector(".post-accepted");
  if (flag) old.prepend(document.importNode(flag, true));
  const [buttons, now] = [old.querySelector(".post-actions"), fresh.querySelector(".post-actions")];
  if (buttons && now && !buttons.contains(document.activeElement)) buttons.replaceWith(document.importNode(now, true));
}

// Of the comments that posts have by now, how many this page does not show.
export function unseen(counts) {
  const shown = (id) => document.querySelectorAll(`#comments-${id} .comment`).length;
  return [...counts].reduce((sum, [id, count]) => sum + Math.max(0, count - shown(id)), 0);
}

export function focusOn(post) {
  if (!post) return;
  post.tabIndex = -1;
  post.focus({ preventScroll: true });
  post.scrollIntoView({ block: "start" });
}
