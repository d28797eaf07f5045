"""Names made to be taken for somebody of the staff. Pure."""

import re
import unicodedata
from collections.abc import Iterable

SAME = str.maketrans("0135!|$іоаеcрхуѕ", "oiesiisioaecpxys")
TITLES = re.compile(r"support|helpdesk|moderat|admin|official|поддержк|админ|модерат|suport|oficial")


def looks_like_staff(name: str, staff: Iterable[str]) -> str | None:
    """Whose name this one is made to look like, or the title that it takes; None for a name of its own."""
    own = skeleton(name)
    for other in staff:
        if skeleton(other) == own and len(own) > 2:
            return other
    title = TITLES.search(name.lower())
    return title[0] if title else None


def skeleton(name: str) -> str:
    """What the eye makes of a name: `Lіn_` with a Cyrillic letter and `1in` are both `lin`."""
    plain = unicodedata.normalize("NFKD", name).lower().translate(SAME).replace("l", "i").replace("rn", "m")
    return "".join(sign for sign in plain if sign.isalnum())
