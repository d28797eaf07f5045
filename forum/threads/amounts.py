"""How much a post may hold at a trust level: links that lead away, and pictures. Pure."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from forum.errors import Words
from forum.i18n import Message, n_
from forum.privileges import Limits

LINK = re.compile(r'<a href="((?:https?:|//)[^"]*)"', re.IGNORECASE)
PICTURE = re.compile(r"<img |<a [^>]*class=\"[^\"]*image-link")


def holds_any(html: str) -> bool:
    return bool(LINK.search(html) or PICTURE.search(html))


def counts(html: str, own_host: str | None) -> tuple[int, int]:
    """Links that lead away (each address once), and pictures."""
    away = {url for url in LINK.findall(html) if host_of(url) != own_host}
    return len(away), len(PICTURE.findall(html))


def too_much(limits: Limits, now: tuple[int, int], before: tuple[int, int]) -> Iterator[Words]:
    if limits.links is not None and now[0] > max(limits.links, before[0]):
        yield n_(
            "At your trust level a post holds up to %(count)s link, this one has %(has)s. Please leave some out.",
            "At your trust level a post holds up to %(count)s links, this one has %(has)s. Please leave some out.",
            limits.links, has=now[0],
        )  # fmt: skip
    if limits.pictures is not None and now[1] > max(limits.pictures, before[1]):
        yield n_(
            "At your trust level a post holds up to %(count)s picture, this one has %(has)s. Please leave some out.",
            "At your trust level a post holds up to %(count)s pictures, this one has %(has)s. Please leave some out.",
            limits.pictures, has=now[1],
        )  # fmt: skip


def host_of(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def hint_for(limits: Limits) -> tuple[Message, ...]:
    """What is said at a form before anybody runs into it; nothing where a post may hold what it likes."""
    hints = []
    if limits.links is not None:
        hints.append(n_("A post of yours holds up to %(count)s link to other sites.",
                        "A post of yours holds up to %(count)s links to other sites.", limits.links))  # fmt: skip
    if limits.pictures is not None:
        hints.append(n_("It holds up to %(count)s picture.", "It holds up to %(count)s pictures.", limits.pictures))
    return tuple(hints)
