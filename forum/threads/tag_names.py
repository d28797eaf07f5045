"""Names of tags: lower case, words joined by hyphens, as `c++` or `node.js` or `сад` are written."""

import re
import unicodedata
from collections.abc import Iterable

from forum.errors import Invalid
from forum.i18n import _

TAGS_MOST = 5
TAG_LENGTH_MOST = 35
SIGNS = ".+#-"


def clean_tags(raw: str | Iterable[str]) -> list[str]:
    """Names from a line of text or a list, each once, in the order given; Invalid names the one that will not do."""
    parts = re.split(r"[,\s]+", raw) if isinstance(raw, str) else raw
    names = list(dict.fromkeys(name for name in (clean_tag(part) for part in parts) if name))
    if len(names) > TAGS_MOST:
        raise Invalid({"tags": _("Please use at most %(most)s tags.", most=TAGS_MOST)})
    return names


def clean_tag(raw: str) -> str:
    """One name, "" where there was nothing; Invalid where it holds what a name may not."""
    name = normal_tag(raw)
    if name and not is_tag(name):
        refusal = _("“%(tag)s” cannot be a tag: letters, digits and . + # - only, up to %(most)s.",
                    tag=name[:40], most=TAG_LENGTH_MOST)  # fmt: skip
        raise Invalid({"tags": refusal})
    return name


def normal_tag(raw: str) -> str:
    name = unicodedata.normalize("NFC", raw.strip().lstrip("#").lower())
    return re.sub(r"[\s_-]+", "-", name).strip("-")


def is_tag(name: str) -> bool:
    """Letters (with their marks), digits and a few signs, beginning with a letter or digit."""
    fits = 0 < len(name) <= TAG_LENGTH_MOST and name[0].isalnum()
    return fits and all(sign in SIGNS or unicodedata.category(sign)[0] in "LNM" for sign in name)
