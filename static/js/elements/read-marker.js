// <read-marker url>: tells the server, while one reads and when one leaves, the latest post that was seen and where one stands.
class ReadMarker extends HTMLElement {
  connectedCallback() {
    this.seen = new Map();
    this.inView = new Set();
    this.watch = new IntersectionObserver((entries) => entries.forEach((entry) => this.note(entry)), { threshold: 0.05 });
    this.look();
    this.changes = new MutationObserver(() => this.look());
    this.changes.observe(document.getElementById("answers") ?? document.body, { childList: true });
    this.leave = () => document.visibilityState === "hidden" && this.send();
    document.addEventListener("visibilitychange", this.leave);
    addEventListener("pagehide", () => this.send());
  }

  disconnectedCallback() {
    this.watch.disconnect();
    this.changes.disconnect();
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.leave);
  }

  look() {
    for (const head of document.querySelectorAll("article.post .post-head")) this.watch.observe(head);
  }

  note(entry) {
    const post = entry.target.closest("article.post");
    if (!entry.isIntersecting) return this.inView.delete(post);
    this.inView.add(post);
    const time = post.querySelector(".post-when time")?.dateTime ?? "";
    this.seen.set(Number(post.id.slice(5)), time);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), 1500);
  }

  // The latest in time, whatever order the answers stand in.
  latest() {
    return [...this.seen].reduce((best, each) => (each[1] > best[1] || (each[1] === best[1] && each[0] > best[0]) ? each : best))[0];
  }

  // The last post whose head is above the middle of the window.
  place() {
    const above = [...document.querySelectorAll("article.post")].filter((post) => post.getBoundingClientRect().top < innerHeight / 2);
    return (above.at(-1) ?? document.querySelector("article.post")).id.slice(5);
  }

  send() {
    if (!this.seen.size) return;
    const said = new URLSearchParams({ post: this.latest(), place: this.place() });
    if (String(said) === this.said) return;
    this.said = String(said);
    navigator.sendBeacon(this.getAttribute("url"), said);
  }
}
customElements.define("read-marker", ReadMarker);
