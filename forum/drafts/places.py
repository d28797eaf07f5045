"""Where something is being written, as a short name, and the address of the form that goes on with it."""

import re

PLACE = re.compile(r"(ask|answer|edit|comment)(?::([1-9][0-9]{0,17}))?")
FORMS = {"ask": "/ask", "answer": "/t/{}/answer", "edit": "/p/{}/edit", "comment": "/p/{}/comment"}


def is_place(text: str) -> bool:
    found = PLACE.fullmatch(text)
    return found is not None and (found[2] is None) == (found[1] == "ask")


def kind_of(place: str) -> str:
    """ask, answer, edit or comment."""
    return place.partition(":")[0]


def number_of(place: str) -> int:
    """The thread of an answer, the post of an edit or a comment; 0 for a question."""
    return int(place.partition(":")[2] or 0)


def form_of(place: str) -> str:
    """The address of the form, filled in with the draft."""
    return f"{FORMS[kind_of(place)].format(number_of(place))}?draft=1"
