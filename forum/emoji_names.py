"""The names of emoji between colons, such as `:tada:`, and the signs that they stand for."""

from bisect import bisect_left
from functools import cache

MOST_OFFERED = 8


@cache
def signs() -> dict[str, str]:
    """Every name without its colons, in lower case; of two signs with one name the first in the package."""
    from emoji import EMOJI_DATA, STATUS  # some thousand names, which few posts need

    found: dict[str, str] = {}
    for sign, known in EMOJI_DATA.items():
        if known["status"] <= STATUS["fully_qualified"]:
            for name in (known["en"], *known.get("alias", ())):
                found.setdefault(name.strip(":").lower(), sign)
    return found


@cache
def names() -> list[str]:
    return sorted(signs())


def beginning_with(text: str) -> list[tuple[str, str]]:
    """Names that begin so, the shortest first, with their signs; a sign comes once."""
    all_names, start = names(), text.lower()
    first = bisect_left(all_names, start)
    near = [name for name in all_names[first : first + 200] if name.startswith(start)]
    offered: dict[str, str] = {}
    for name in sorted(near, key=lambda name: (len(name), name)):
        offered.setdefault(signs()[name], name)
    return [(name, sign) for sign, name in offered.items()][:MOST_OFFERED]
