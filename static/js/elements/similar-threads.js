// <similar-threads url said>: while the title of its form is typed, what may answer it grows in #matches, and what those
// matches suggest in #guesses. The focus stays where it is; how many there are is said politely.
class SimilarThreads extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.box = this.form?.elements.namedItem("title");
    if (!this.box || this.asked !== undefined) return;
    this.asked = this.box.defaultValue.trim();
    this.box.addEventListener("input", () => this.wait());
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("click", (event) => this.press(event));
    if (this.box.value.trim() !== this.asked) this.wait();
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), 250);
  }

  // Enter looks; the arrow goes down to the first match.
  key(event) {
    if (event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.key === "ArrowDown") this.querySelector("a[href]")?.focus();
    else if (event.key === "Enter") this.look();
    else return;
    event.preventDefault();
  }

  async look() {
    const title = this.box.value.trim();
    if (title === this.asked) return;
    this.asked = title;
    this.going?.abort();
    this.going = new AbortController();
    const asked = new URLSearchParams({ title: title.slice(0, 200) });
    for (const name of ["category", "tags"]) asked.set(name, new FormData(this.form).get(name) ?? "");
    try {
      const reply = await fetch(`${this.getAttribute("url")}?${asked}`, { credentials: "same-origin", signal: this.going.signal });
      if (reply.ok) this.show(new DOMParser().parseFromString(await reply.text(), "text/html"));
    } catch {
      if (title === this.asked) this.asked = undefined; // the next letter tries again
    }
  }

  show(page) {
    for (const id of ["matches", "guesses", "matches-said"]) {
      const [found, old] = [page.getElementById(id), document.getElementById(id)];
      if (!found || !old || old.contains(document.activeElement) || old.textContent === found.textContent) continue;
      old.replaceChildren(...[...found.childNodes].map((node) => document.importNode(node, true)));
    }
    // Right even where the same matches stay.
    const looked = page.querySelector("[name=looked]");
    if (looked) this.form.elements.namedItem("looked").value = looked.value;
  }

  // What was guessed is put in at once, without sending the form.
  press(event) {
    const button = event.target.closest("button[name=add_tag], button[name=set_category]");
    if (!button) return;
    event.preventDefault();
    const tags = this.form.elements.namedItem("tags");
    if (button.name === "add_tag") tags.value = `${tags.value.trim()} ${button.value}`.trim();
    else choose(this.form, button.value);
    (button.nextElementSibling ?? tags).focus();
    button.remove();
  }
}

function choose(form, category) {
  const control = form.elements.namedItem("category");
  control.value = category;
  (control.length && !control.tagName ? [...control].find((each) => each.checked) : control)?.dispatchEvent(new Event("change", { bubbles: true }));
}
customElements.define("similar-threads", SimilarThreads);
