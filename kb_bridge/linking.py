"""Links to articles: found in what people wrote, and written for them. Pure."""

import re

from forum.plain_words import plain_words

HREF = re.compile(r'\shref="([^"]*)"')
PLACE = re.compile(r"/kb/(\d{1,18})(?:[/?#].*)?")
NUMBER = re.compile(r"#?(\d{1,18})")
MOST = 20  # articles that one answer is counted for


def articles_linked(html: str, base_url: str) -> list[int]:
    """The numbers of the articles to which rendered HTML leads, each once, in their order."""
    here = base_url.rstrip("/")
    paths = (address.removeprefix(here) for address in HREF.findall(html))
    found = (PLACE.fullmatch(path) for path in paths)
    return list(dict.fromkeys(int(each[1]) for each in found if each))[:MOST]


def article_meant(text: str, base_url: str) -> int | None:
    """The number in an article's address, or the number alone; None for words."""
    tidy = text.strip()
    found = PLACE.fullmatch(tidy.removeprefix(base_url.rstrip("/"))) or NUMBER.fullmatch(tidy)
    return int(found[1]) if found else None


def citation_of(title: str, url: str) -> str:
    """Markdown that leads to an article by its title."""
    return f"[{plain_words(title)}]({url})"
