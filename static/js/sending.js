// A form on its way: its key, that it is busy, and how it is sent without any script's doing.

// A form that comes back from the history still has its key. Sent again as it was it counts once; with other words it is
// another post.
const sent = new WeakMap();

export function renewKey(form) {
  const key = form.elements.form_key;
  if (!key) return;
  const words = JSON.stringify([...new FormData(form)].filter(([name]) => name !== "form_key"));
  if (sent.has(form) && sent.get(form) !== words) key.value = crypto.randomUUID?.() ?? key.value;
  sent.set(form, words);
}

export function sendPlainly(form, submitter) {
  if (submitter?.name) {
    const kept = Object.assign(document.createElement("input"), { type: "hidden", name: submitter.name, value: submitter.value });
    form.append(kept);
  }
  form.submit();
}

// Where the reader stops the page that follows, the form is free again after a while.
export function markBusy(form, submitter) {
  submitter?.setAttribute("aria-busy", "true");
  setTimeout(() => release(form), 15000);
}

export function release(form) {
  delete form.dataset.sending;
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
}
