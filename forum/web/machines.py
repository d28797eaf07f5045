"""What the head of a page tells machines: one value for the layout, so that no page forgets a part of it."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class ForMachines:
    """`canonical` and `image` are whole addresses; a thin page is not `indexed`; `data` are schema.org objects."""

    title: str
    description: str
    canonical: str
    indexed: bool = True
    kind: str = "website"
    image: str = ""
    image_words: str = ""
    feed: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    data: tuple[Any, ...] = ()


def safe_json(value: Any) -> Markup:
    """JSON that no text in it can break out of: an HTML parser ends a script at the first "</script"."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - what could end the element was just taken out


def in_graph(*things: dict[str, Any]) -> Markup:
    return safe_json({"@context": "https://schema.org", "@graph": list(things)})


def breadcrumbs(way: list[tuple[str, str]], base_url: str) -> dict[str, Any]:
    """The way from the forum's door to a page: (path, words), the page itself last."""
    steps = [
        {"@type": "ListItem", "position": place, "name": words, "item": base_url + path}
        for place, (path, words) in enumerate(way, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}
