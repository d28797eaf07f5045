"""The links of an article: which lead into the forum, which away from it, and what an answer says of one. Pure."""

import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import urlsplit

HREF = re.compile(r"""<a\s[^>]*?href="([^"]+)\"""")
OURS = re.compile(r"^/(t|p|kb)/(\d{1,18})(?:[/?#]|$)")
GONE = (404, 410)


def links_in(html: str) -> list[str]:
    """Addresses in the order of the text, each once, without the part after #."""
    found = [unescape(each).partition("#")[0] for each in HREF.findall(html)]
    return [each for each in dict.fromkeys(found) if each]


def inside(link: str, base_url: str) -> tuple[str, int] | None:
    """What of the forum a link leads to: t, p or kb and a number; None for all else."""
    path = link.removeprefix(base_url) if base_url and link.startswith(f"{base_url}/") else link
    found = OURS.match(path)
    return (found[1], int(found[2])) if found else None


def is_outside(link: str, base_url: str) -> bool:
    """What is no address at all (`http://[half`) is nowhere."""
    try:
        split = urlsplit(link)
    except ValueError:
        return False
    return split.scheme in ("http", "https") and not link.startswith(f"{base_url}/") and link != base_url


def in_turn(links: Iterable[str], first: set[str], night: int, *, most: int) -> list[str]:
    """Those that led nowhere before come first; of the others another part each night, until all had their turn."""
    others = sorted(set(links) - first)
    room = max(1, most - len(first))
    start = night * room % len(others) if others else 0
    return [*sorted(first & set(links)), *others[start:], *others[:start]][:most]


def leads_nowhere(status: int) -> bool:
    """Not there, or the server there is broken. Whoever only refuses programs (401, 403, 429) is there."""
    return status in GONE or status >= 500
