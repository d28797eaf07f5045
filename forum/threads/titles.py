"""Titles as people may write them, and the slug that an address is given from one."""

import re
import unicodedata

from forum.errors import Invalid
from forum.i18n import _

TITLE_LEAST, TITLE_MOST = 5, 200
SLUG_MOST = 80
MARKS_IN_A_ROW = 4  # real scripts need up to four combining marks on a letter; towers of them cover the page

# What may stand after /t/<id>/ and is no slug.
RESERVED = {
    "accept", "answer", "delete", "duplicate", "edit", "feed", "flag", "follow", "history", "hold", "kind", "live",
    "lock", "me-too", "merge", "move", "print", "release", "restore", "solve", "split", "tags", "unaccept", "unfollow",
    "unlock", "unsolve",
}  # fmt: skip

# Letters that Unicode does not take apart into a plain letter and a mark.
PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i"}
)


def clean_title(raw: str) -> str:
    """One line without invisible characters; Invalid where nothing readable or too much is left."""
    title = " ".join(without_towers(visible(unicodedata.normalize("NFC", raw))).split())
    if not title:
        raise Invalid({"title": _("Please give it a title.")})
    if len(title) < TITLE_LEAST or not any(sign.isalnum() for sign in title):
        raise Invalid({"title": _("Please say in a few words what it is about.")})
    if len(title) > TITLE_MOST:
        raise Invalid({"title": _("Please keep the title under %(most)s characters.", most=TITLE_MOST)})
    return title


def slug_of(title: str) -> str:
    """Readable and safe in an address: ASCII where the letters have it, other alphabets kept; never empty."""
    apart = unicodedata.normalize("NFKD", title.lower().translate(PLAIN))
    # Accents of Latin letters go; on other alphabets they make another letter (й, ї) or are the vowels.
    plain = unicodedata.normalize("NFC", re.sub("(?<=[a-z])[\u0300-\u036f]+", "", apart))
    words = "".join(sign if is_readable(sign) else " " for sign in plain).split()
    slug = shortened("-".join(words)) or "thread"
    return f"{slug}-thread" if slug in RESERVED else slug


def shortened(words: str) -> str:
    if len(words) <= SLUG_MOST:
        return words
    whole, _dash, _rest = words[: SLUG_MOST + 1].rpartition("-")
    return whole or words[:SLUG_MOST]


def is_readable(sign: str) -> bool:
    """Letters, digits, and the vowel signs that many scripts write as marks."""
    return unicodedata.category(sign)[0] in "LNM"


def visible(text: str) -> str:
    """Without control, format and private characters and lone surrogates; every kind of space becomes a space.

    The two joiners stay between letters: Persian and several Indian scripts are misspelt without them.
    """
    kept = []
    for place, sign in enumerate(text):
        joins = sign in "\u200c\u200d" and place > 0 and text[place - 1].isalpha()
        if sign.isspace():
            kept.append(" ")
        elif joins or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn"):
            kept.append(sign)
    return "".join(kept)


def without_towers(text: str) -> str:
    kept, run = [], 0
    for sign in text:
        run = run + 1 if unicodedata.category(sign) in ("Mn", "Me") else 0
        if run <= MARKS_IN_A_ROW:
            kept.append(sign)
    return "".join(kept)
