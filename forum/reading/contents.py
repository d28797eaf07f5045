"""A table of contents for a long text, made from the headings of its rendered HTML."""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

LEAST_HEADINGS, LEAST_TEXT = 3, 1500  # fewer headings, or fewer characters, need no map
HEADING = re.compile(r"<h([1-4])>(.*?)</h\1>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Heading:
    """One line of the table: how deep (1 or 2), where it leads and what it says."""

    depth: int
    anchor: str
    text: str


@lru_cache(maxsize=500)
def with_contents(html: str, mark: str) -> tuple[str, tuple[Heading, ...]]:
    """The same HTML with an id on each heading, which begins with `mark`, and the table; a text that needs none comes
    back as it is. The HTML must come from our own renderer, whose headings have no attributes."""
    found = list(HEADING.finditer(html)) if len(html) >= LEAST_TEXT else []
    if len(found) < LEAST_HEADINGS:
        return html, ()
    top = min(int(each[1]) for each in found)
    headings = tuple(
        Heading(1 if int(each[1]) == top else 2, f"{mark}-{number}", unescape(TAG.sub("", each[2])).strip())
        for number, each in enumerate(found, 1)
    )
    numbers = iter(headings)
    marked = HEADING.sub(lambda each: f'<h{each[1]} id="{next(numbers).anchor}">{each[2]}</h{each[1]}>', html)
    return marked, headings
