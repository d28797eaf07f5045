"""HTML as a browser takes it: parsed by the rules of the standard, and what in it would do anything."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from bleach._vendor import html5lib

from forum.markup import ATTRIBUTES, SCHEMES, TAGS

# What a page of ours is made of, and never a text in it: everything else is somebody else's.
OWN = TAGS | {
    "html", "head", "body", "title", "meta", "link", "script", "header", "main", "footer", "nav", "section", "article",
    "aside", "form", "fieldset", "legend", "label", "input", "textarea", "select", "option", "optgroup", "datalist",
    "button", "details", "summary", "dialog", "time", "small", "b", "i", "bdi", "bdo", "ins", "mark", "sup", "figure",
    "figcaption", "caption", "colgroup", "col", "tfoot", "output", "progress", "noscript", "template", "meter", "var",
    "samp", "cite", "q", "address", "hgroup", "search",
}  # fmt: skip
DRAWN = {
    "svg",
    "path",
    "circle",
    "rect",
    "line",
    "polyline",
    "polygon",
    "g",
    "ellipse",
    "title",
    "desc",
    "text",
    "tspan",
}
LINKED = ("href", "src", "action", "formaction", "data", "poster", "cite", "background", "ping", "xlink:href")
BARRED = ("on", "hx-", "x-", "_", "@", ":", "style", "srcdoc", "is", "slot", "http-equiv")


def in_text(html: str) -> list[str]:
    """What a text that users wrote may not hold, and does."""
    faults = []
    for name, attributes in elements(html5lib.parseFragment(html, namespaceHTMLElements=False)):
        faults += [f"<{name}>"] if name not in TAGS else []
        for attribute, value in attributes.items():
            allowed = attribute in ATTRIBUTES.get(name, ()) or (name == "a" and attribute == "rel")
            faults += [] if allowed else [f"<{name} {attribute}={value!r}>"]
            faults += leads_astray(attribute, value)
    return faults


def in_page(html: str) -> list[str]:
    """What none of our pages holds, but this one does."""
    faults = []
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    for name, attributes in elements(tree):
        if name.rpartition("}")[2] not in OWN | DRAWN and "-" not in name:
            faults.append(f"<{name}>")
        for attribute, value in attributes.items():
            own = attribute.startswith(("data-", "aria-"))
            if not own and attribute.startswith(BARRED) and attribute != "open":
                faults.append(f"<{name} {attribute}={value!r}>")
            faults += leads_astray(attribute, value)
    return faults + scripts(tree)


def scripts(tree: Any) -> list[str]:
    """Scripts that are neither files of ours nor plain figures."""
    faults = []
    for each in tree.iter():
        if not isinstance(each.tag, str) or each.tag.rpartition("}")[2] != "script":
            continue
        if each.get("type") == "application/ld+json":
            json.loads(each.text)
        elif not (each.get("src") or "").startswith("/static/") or (each.text or "").strip():
            faults.append(f"<script src={each.get('src')!r}>{each.text}")
    return faults


def leads_astray(attribute: str, value: str) -> list[str]:
    if attribute not in LINKED:
        return []
    address = "".join(sign for sign in value if sign > " ").replace("\\", "/")
    scheme = urlsplit(address).scheme if not address.startswith("//[") else ""
    loads = attribute not in ("href", "cite") and (bool(scheme) or address.startswith("//"))
    return [f"{attribute}={value!r}"] if loads or (scheme and scheme not in {*SCHEMES, "tel"}) else []


def elements(tree: Any) -> Iterator[tuple[str, dict[str, str]]]:
    """Name and attributes of each element, those of SVG without their namespace."""
    for each in tree.iter():
        if isinstance(each.tag, str) and each.tag != "DOCUMENT_FRAGMENT":
            yield each.tag.rpartition("}")[2], {name.rpartition("}")[2]: text for name, text in each.attrib.items()}


def again(html: str) -> str:
    """The same, taken in by a browser and written out again."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return str(html5lib.serialize(tree, quote_attr_values="always", omit_optional_tags=False))
