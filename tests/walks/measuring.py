"""What is measured on a page: what axe finds, whether it must be pushed sideways, and how large its targets are."""

from collections.abc import AsyncIterator
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import BrowserContext, Page

from tests.walks.auditing import AUDIT, SIDEWAYS, sideways

FOUND = """(found) => found.violations.flatMap((each) => each.nodes.map((node) =>
    `${each.id}: ${each.help}: ${node.target.join(" ")} ${node.html.slice(0, 160)}`
    + (each.id === "color-contrast" ? " " + node.any.map((one) => one.message).join() : "")))"""
# Without the three dearest rules, which are most of its work: how large targets are is asked below, of all of them.
ONLY_FAULTS = 'resultTypes: ["violations"], elementRef: false, preload: false, iframes: false'
RUN = f"""async () => ({FOUND})(await axe.run({{{ONLY_FAULTS}, rules: {{
  "color-contrast": {{enabled: false}}, "link-in-text-block": {{enabled: false}}, "target-size": {{enabled: false}},
}}}}))"""
# Of elements that are painted alike on the same ground, such as the rows of a list or what every page has, one is
# looked at, on whatever page (of one browser) it comes first.
PAINT = f"""async (theme) => {{
  const known = new Set(JSON.parse(localStorage.getItem("looks " + theme) ?? "[]")), fresh = new Map();
  const ground = (element) => {{
    for (let each = element; each; each = each.parentElement) {{
      const style = getComputedStyle(each);
      if (style.backgroundImage !== "none" || style.backgroundColor !== "rgba(0, 0, 0, 0)" || style.opacity !== "1") {{
        return [style.backgroundImage, style.backgroundColor, style.opacity, each.className].join();
      }}
    }}
  }};
  for (const element of document.body.querySelectorAll("*")) {{
    const speaks = [...element.childNodes].some((each) => each.nodeType === Node.TEXT_NODE && each.data.trim());
    if (!speaks && !element.matches("input, textarea, select")) continue;
    if (!element.checkVisibility({{visibilityProperty: true, opacityProperty: true}})) continue;
    const style = getComputedStyle(element);
    const look = [element.localName, element.className, style.color, style.fontSize, style.fontWeight,
      style.opacity, element.disabled, ground(element)].join("|");
    if (!known.has(look)) fresh.set(look, element);
    known.add(look);
  }}
  localStorage.setItem("looks " + theme, JSON.stringify([...known]));
  return fresh.size === 0 ? [] : ({FOUND})(await axe.run([...fresh.values()],
    {{runOnly: ["color-contrast", "link-in-text-block"], {ONLY_FAULTS}}}));
}}"""
READY = """() => Promise.race([
  Promise.all([...document.querySelectorAll(":not(:defined)")].map((one) => customElements.whenDefined(one.localName))),
  new Promise((done) => setTimeout(done, 2000)),
])"""
DARK = """() => new Promise((done) => {
  document.documentElement.dataset.theme = "dark";
  requestAnimationFrame(() => requestAnimationFrame(done));
})"""
FOLD = "document.querySelectorAll('details[data-closes], .action-confirm').forEach((each) => { each.open = false; })"
UNFOLD = "document.querySelectorAll('main details').forEach((each) => { each.open = true; })"
LEAST = 24
# Links within a sentence are as high as its line, and a target that fills a row by its ::after is as large as the row.
SMALL = """(least) => {
  const small = [];
  const wanted = "a[href], button, summary, select, textarea, input:not([type=hidden]), [role=tab], [role=option]";
  for (const each of document.querySelectorAll(wanted)) {
    const clipped = each.closest(".unseen, .skip");
    if (clipped || !each.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    const ticked = /^(checkbox|radio)$/.test(each.type);
    const box = (ticked && each.closest("label") || each).getBoundingClientRect();
    if (!box.width || (box.width >= least - 0.5 && box.height >= least - 0.5)) continue;
    const spread = getComputedStyle(each, "::after");
    if (spread.content !== "none" && spread.position === "absolute") continue;
    const around = each.closest("p, li, td, dd, label, figcaption, blockquote, h1, h2, h3, h4") ?? each.parentElement;
    const others = around.textContent.trim().length - each.textContent.trim().length;
    if (getComputedStyle(each).display === "inline" && others > 2 && each.closest(".prose, p, label, td, dd")) continue;
    small.push(`${Math.round(box.width)} x ${Math.round(box.height)} px: ${each.outerHTML.slice(0, 140)}`);
  }
  return small;
}"""


async def measured(page: Page, path: str) -> AsyncIterator[str]:
    """Goes to a page of a measurable() browser and says in words whatever keeps somebody from using it."""
    await page.set_viewport_size({"width": 1280, "height": 800})
    await page.emulate_media(color_scheme="light", reduced_motion="reduce")
    await page.goto(path)
    await page.evaluate(READY)
    for fault in await page.evaluate(AUDIT):
        yield fault
    for small in await page.evaluate(SMALL, LEAST):
        yield f"a small target, {small}"
    await page.evaluate(UNFOLD)
    for fault in [*await page.evaluate(RUN), *await page.evaluate(PAINT, "light")]:
        yield f"axe, light: {fault}"
    await page.evaluate(DARK)
    for fault in await page.evaluate(PAINT, "dark"):
        yield f"axe, dark: {fault}"
    async for fault in reflowed(page):
        yield fault


async def reflowed(page: Page) -> AsyncIterator[str]:
    """At twice the size of text, and on the narrowest phone."""
    await page.evaluate(FOLD)
    await page.evaluate("document.documentElement.style.fontSize = '200%'")
    if (over := int(await page.evaluate(SIDEWAYS))) > 0:
        yield f"{over} px too wide with text of 200 %"
    await page.evaluate("document.documentElement.style.fontSize = ''")
    for fault in await sideways(page, 320):
        yield fault
    for small in await page.evaluate(SMALL, LEAST):
        yield f"a small target at 320 px, {small}"


async def measurable(context: BrowserContext) -> None:
    """Its pages bring axe-core along, as the package has it."""
    text: Any = AXE_SCRIPT
    await context.add_init_script(text)
