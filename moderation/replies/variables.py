"""What stands in double braces in a template, and what it becomes in a thread. Pure.

`{{person}}` is replaced by what the thread says; `{{Hub model|your hub}}` gives words for when it does not say it. What
people wrote is put in as plain text: no name makes a link or a heading of an answer of staff.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from forum.i18n import Message, _
from forum.plain_words import plain_words

VARIABLE = re.compile(r"\{\{\s*([^\s{}|](?:[^{}|\n]{0,78}[^\s{}|])?)\s*(?:\|([^{}\n]{0,200}))?\}\}")
ALWAYS: dict[str, Message] = {
    "person": _("the name of whoever asked"),
    "thread": _("the title of the thread"),
    "staff": _("your own name"),
}


@dataclass(frozen=True, slots=True)
class Filled:
    """A template with its places filled; `missing` are those that the thread has no words for, left as they stand."""

    text: str
    missing: tuple[str, ...] = ()


def unknown_in(body: str, labels: Iterable[str]) -> list[str]:
    """The names in the template that neither every thread has nor a form asks for, as they were written."""
    known = {name.casefold() for name in (*ALWAYS, *labels)}
    return list(dict.fromkeys(name for name, _else in VARIABLE.findall(body) if name.casefold() not in known))


def filled(body: str, values: Mapping[str, str]) -> Filled:
    """`values` by name, in whatever case."""
    known = {name.casefold(): plain_words(value) for name, value in values.items()}
    missing: list[str] = []

    def put(found: re.Match[str]) -> str:
        value = known.get(found[1].casefold()) or (found[2].strip() if found[2] is not None else "")
        if not value:
            missing.append(found[1])
        return value or found[0]

    text = VARIABLE.sub(put, body)
    return Filled(text, tuple(dict.fromkeys(missing)))
