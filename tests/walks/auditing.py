"""What a page must have so that everybody can use it, asked of the page itself; says what is wrong, in words."""

from playwright.async_api import Page

AUDIT = """() => {
  const wrong = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const tell = (words, element) => wrong.push(`${words}: ${element.outerHTML.slice(0, 120)}`);
  const named = (element) => (element.getAttribute("aria-label") ?? element.textContent ?? "").trim() || element.title
    || all(`[id="${element.getAttribute("aria-labelledby")}"]`).length || element.querySelector("img[alt], .unseen");
  if (!document.documentElement.lang) wrong.push("no language");
  if (!document.title.trim()) wrong.push("no title");
  if (all("h1").length !== 1) wrong.push(`${all("h1").length} headings of level 1`);
  if (all("main").length !== 1) wrong.push(`${all("main").length} mains`);
  const ids = all("[id]").map((element) => element.id);
  for (const id of new Set(ids.filter((id, place) => ids.indexOf(id) !== place))) wrong.push(`the id ${id} twice`);
  for (const element of all("input:not([type=hidden]), select, textarea")) {
    if (!element.labels.length && !element.hasAttribute("aria-label")) tell("no label", element);
  }
  for (const element of all("a[href], button, summary")) if (!named(element)) tell("no name", element);
  for (const element of all("img:not([alt])")) tell("no alt", element);
  for (const element of all("svg:not([aria-hidden=true], [aria-label], [role=img])")) tell("drawing is read", element);
  for (const element of all("[tabindex]")) if (element.tabIndex > 0) tell("out of order", element);
  for (const name of ["for", "aria-describedby", "aria-labelledby", "aria-controls"]) {
    for (const element of all(`[${name}]`)) {
      const missing = element.getAttribute(name).trim().split(/\\s+/).filter((id) => !document.getElementById(id));
      if (missing.length) tell(`no #${missing}`, element);
    }
  }
  let level = 0;
  for (const element of all("main :is(h1, h2, h3, h4, h5, h6)")) {
    const next = Number(element.tagName[1]);
    if (level && next > level + 1) tell(`level ${next} after ${level}`, element);
    level = next;
  }
  return wrong;
}"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUS = """() => {
  const here = document.activeElement;
  const seen = [here, here.closest("label"), here.closest("form")].filter(Boolean)
    .flatMap((element) => [getComputedStyle(element), getComputedStyle(element, "::after")]);
  const marked = seen.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1);
  const name = here.getAttribute("aria-label") ?? here.labels?.[0]?.innerText ?? here.innerText ?? "";
  return {tag: here.tagName, name: name.trim(), marked};
}"""


async def faults_of(page: Page) -> list[str]:
    return [f"{page.url}: {fault}" for fault in await page.evaluate(AUDIT)]


async def sideways(page: Page, width: int) -> list[str]:
    """That the page must be pushed sideways to be read at this width."""
    await page.set_viewport_size({"width": width, "height": 640})
    over = int(await page.evaluate(SIDEWAYS))
    return [f"{page.url}: {over} px too wide at {width}"] if over > 0 else []


async def tabbed(page: Page, until: str, most: int = 80) -> list[str]:
    """The names of what the Tab key reaches, up to what is called so; what shows no focus fails."""
    names: list[str] = []
    for _each in range(most):
        await page.keyboard.press("Tab")
        here = await page.evaluate(FOCUS)
        assert here["marked"], f"{page.url}: no focus to be seen on {here}"
        names.append(str(here["name"]))
        if until in names[-1]:
            return names
    raise AssertionError(f"{page.url}: {until} is not among {names}")
