"""Whether a newcomer's post should wait for a look. Pure.

The pattern is the commonest one of forum spam: an account nobody knows whose first posts lead to other sites, or say
the same again. Links to the forum itself, to its owner's site or inside code do not count.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from forum.i18n import _
from forum.privileges import UNCHECKED_LINKS
from moderation.queue.grounds import Ground

KNOWN_AFTER = 3  # published posts of an account at trust level 0, from which its posts no longer wait
GROUNDS = {
    "newcomer_links": Ground(
        "held", "newcomer_links", _("A newcomer's post with links to other sites").one,
        severity=2, probability=0.6, minutes=1,
    ),
    "newcomer_repeats": Ground(
        "held", "newcomer_repeats", _("A newcomer's post that repeats an earlier one").one,
        severity=2, probability=0.7, minutes=1,
    ),
}  # fmt: skip
LINK = re.compile(r'<a href="((?:https?:|//)[^"]*)"', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What is known of an author: trust level, posts that readers see, and whether they wrote the same before."""

    trust_level: int
    published: int
    repeats: bool
    is_staff: bool = False


def reason_to_hold(author: Newcomer, body_html: str, own_host: str) -> str | None:
    """The kind of the reason, or None where the post needs no look first."""
    if author.is_staff or author.trust_level >= UNCHECKED_LINKS.level or author.published >= KNOWN_AFTER:
        return None
    if author.repeats:
        return "newcomer_repeats"
    return "newcomer_links" if leads_away(body_html, own_host) else None


def leads_away(body_html: str, own_host: str) -> bool:
    return any(host_of(url) != own_host for url in LINK.findall(body_html))


def host_of(url: str) -> str | None:
    """Where a browser would go; None for what is no proper address, whatever browsers make of it."""
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
