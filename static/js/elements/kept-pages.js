// <kept-pages none>: the threads that this device keeps, the last read first, with the time of each copy.
class KeptPages extends HTMLElement {
  async connectedCallback() {
    const rows = await this.rows().catch(() => []);
    const list = document.createElement(rows.length ? "ul" : "p");
    list.append(...(rows.length ? rows : [this.getAttribute("none")]));
    this.replaceChildren(list);
  }

  async rows() {
    const cache = await caches.open("read");
    return Promise.all((await cache.keys()).reverse().map(async (request) => row(request.url, await (await cache.match(request)).text())));
  }
}

function row(url, text) {
  const page = new DOMParser().parseFromString(text.slice(0, text.indexOf("</title>") + 8), "text/html");
  const made = document.createElement("li");
  const time = new Date(page.documentElement.dataset.copy);
  const title = page.title.split(" · ").slice(0, -1).join(" · ") || page.title;
  const link = Object.assign(document.createElement("a"), { href: url, textContent: title, dir: "auto" });
  const when = Object.assign(document.createElement("time"), { dateTime: time.toISOString(), textContent: time.toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" }) });
  made.append(link, " ", when);
  return made;
}
customElements.define("kept-pages", KeptPages);
