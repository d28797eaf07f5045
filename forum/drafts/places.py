"""Where something is being written, as a short name, and the address of the form that goes on with it."""

import re
from collections.abc import Collection

NUMBER = re.compile(r"[1-9][0-9]{0,17}")
# Those of articles are here as well: their addresses stay, whether or not a package answers there.
FORMS = {
    "ask": "/ask",
    "profile": "/settings",
    "article": "/kb/editor/write",
    "answer:{}": "/t/{}/answer",
    "edit:{}": "/p/{}/edit",
    "comment:{}": "/p/{}/comment",
    "article:{}": "/kb/{}/edit",
    "proposal:{}": "/kb/editor/proposals/{}",
}
TEXTS = ("body", "source", "bio")  # what the long text of a form is called


def is_place(text: str) -> bool:
    number = text.partition(":")[2]
    return shape_of(text) in FORMS and (":" not in text or NUMBER.fullmatch(number) is not None)


def shape_of(place: str) -> str:
    return f"{kind_of(place)}:{{}}" if ":" in place else place


def kind_of(place: str) -> str:
    """ask, answer, edit, comment, profile, article or proposal."""
    return place.partition(":")[0]


def number_of(place: str) -> int:
    """The thread of an answer, the post of an edit or a comment; 0 for what is new, and for one's profile."""
    return int(place.partition(":")[2] or 0)


def form_of(place: str) -> str:
    """The address of the form, filled in with the draft."""
    return f"{FORMS[shape_of(place)].format(number_of(place))}?draft=1"


def long_text_of(fields: Collection[str]) -> str:
    """The name of the field that holds the long text, in a form or a draft."""
    return next((name for name in TEXTS if name in fields), TEXTS[0])
