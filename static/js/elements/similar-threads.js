// <similar-threads>: what may already answer a question grows here while its title is being typed.
class SimilarThreads extends HTMLElement {
  connectedCallback() {
    this.box = this.closest("form")?.elements.namedItem("title");
    this.box?.addEventListener("input", () => this.wait());
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), 400);
  }

  async look() {
    const title = this.box.value.trim();
    if (title === this.asked) return;
    this.asked = title;
    try {
      const reply = await fetch(`/ask?title=${encodeURIComponent(title.slice(0, 200))}`, { credentials: "same-origin" });
      if (!reply.ok || title !== this.asked) return;
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      const found = page.querySelector("similar-threads");
      if (found) this.replaceChildren(...[...found.childNodes].map((node) => document.importNode(node, true)));
    } catch {
      this.asked = undefined; // offline: what stands here stays, and the next letter tries again
    }
  }
}
customElements.define("similar-threads", SimilarThreads);
