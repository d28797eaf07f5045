// <live-thread thread answers accepted solved …words>: votes and marks change in place; what is new waits behind a bar until it is wanted.
import { focusOn, mark, swap, unseen } from "../placing.js";

class LiveThread extends HTMLElement {
  connectedCallback() {
    this.arrived = new Set();
    this.remarked = new Map(); // comments of each post as they are there
    this.more = 0;
    this.marks = `${this.getAttribute("accepted")} ${this.getAttribute("solved")}`;
    this.words = this.querySelector(".live-words");
    this.querySelector("button").addEventListener("click", () => this.show());
    document.addEventListener("talkoot:state", (event) => this.compare(event.detail));
    document.addEventListener("talkoot:news", (event) => this.hear(event.detail));
  }

  compare({ answers, accepted, solved }) {
    this.more = Math.max(0, answers - Number(this.getAttribute("answers")));
    if (`${accepted} ${solved}` !== this.marks) {
      this.marks = `${accepted} ${solved}`;
      setTimeout(() => this.remark(), 1500 * Math.random()); // not all readers in the same moment
    }
    this.tell();
  }

  hear(news) {
    for (const [id, score] of Object.entries(news.scores)) {
      const count = document.querySelector(`#vote-${id} .vote-score`);
      if (count?.lastChild) count.lastChild.data = score.toLocaleString(document.documentElement.lang);
    }
    const here = (id) => document.getElementById(`post-${id}`);
    for (const id of news.arrived) if (!here(id)) this.arrived.add(id);
    for (const [id, count] of Object.entries(news.remarked)) if (here(id)) this.remarked.set(id, count);
    if (news.arrived.length) document.dispatchEvent(new CustomEvent("talkoot:answered", { detail: { ids: [...this.arrived] } }));
    this.compare(news);
  }

  tell() {
    const answers = Math.max(this.more, this.arrived.size);
    const parts = [["new-answers", answers], ["new-comments", unseen(this.remarked)]].filter((each) => each[1]);
    const text = parts.map(([name, count]) => `${this.getAttribute(name)} ${count}`).join(" · ");
    this.hidden = !text;
    if (this.words.textContent !== text) this.words.textContent = text;
  }

  // The same page as it is now; null where it cannot be had.
  async fresh() {
    try {
      const reply = await fetch(location.pathname + location.search, { credentials: "same-origin", cache: "no-store" });
      return reply.ok ? new DOMParser().parseFromString(await reply.text(), "text/html") : null;
    } catch {
      return null;
    }
  }

  async show() {
    this.setAttribute("aria-busy", "true");
    const page = await this.fresh();
    this.removeAttribute("aria-busy");
    if (!page) return (this.words.textContent = this.getAttribute("failed"));
    for (const id of this.remarked.keys()) swap(page, `comments-${id}`);
    const posts = [...page.querySelectorAll("#answers > article.post")].filter((post) => !document.getElementById(post.id));
    const missing = [...this.arrived].find((id) => !page.getElementById(`post-${id}`));
    if (missing) return location.assign(`/p/${missing}`);
    const end = document.querySelector("#answers > .pager, #answers > .answers-extra");
    const put = posts.map((post) => document.importNode(post, true));
    for (const post of put) document.getElementById("answers").insertBefore(post, end);
    swap(page, "answers-title");
    this.setAttribute("answers", page.querySelector("live-thread").getAttribute("answers"));
    Object.assign(this, { arrived: new Set(), remarked: new Map(), more: 0 });
    this.tell();
    focusOn(put[0]);
  }

  async remark() {
    const page = await this.fresh();
    if (page) for (const id of ["thread-facts", ...[...document.querySelectorAll("article.post")].map((post) => post.id)]) mark(page, id);
  }
}

customElements.define("live-thread", LiveThread);
