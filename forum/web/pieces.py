"""Pieces of pages that are drawn once and kept: `{{ kept(thread_row, thread, level=2) }}` in place of the call.

A component that is imported without context sees nothing but its arguments, the site and the reader's language, so what
it drew can be used again for equal arguments: nothing is ever out of date, and nothing must be told that a row changed.
(The road not taken are keys written by hand in templates, which forget what a later change adds.) Two things pass by
themselves, relative times and the keys of forms; they are left out of a piece and put in anew whenever it is used.
"""

import re
import uuid
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache, partial
from operator import attrgetter
from types import FunctionType
from typing import Any

from jinja2 import Template, Undefined
from markupsafe import Markup

from forum.i18n import Message, current_locale, current_time_zone

MOST_BYTES = 48_000_000  # about, in one process
LEFT_OUT = re.compile("\x00([^\x00]*)\x00")  # a moment, or nothing for a form's key; no text of a user holds a NUL
ATOMS = {str, Markup, int, bool, float, type(None), datetime, date, FunctionType}
Piece = tuple[list[str], int]  # texts and what is left out, in turn; size


class Depth:
    """Whether something is being drawn now that will be kept: all shelves of a process leave out the same then."""

    drawing = 0


class Pieces:
    """The pieces of one process; what was not used for longest makes room. `within` are those that stand in them."""

    def __init__(self, tell: Callable[[datetime], Markup], most: int = MOST_BYTES, *, within: "Pieces | None" = None):
        self.tell, self.most = tell, most
        self.kept: OrderedDict[Any, Piece] = OrderedDict()
        self.size = 0
        self.depth: Depth = within.depth if within else Depth()

    def __call__(self, macro: Any, *args: Any, **named: Any) -> Markup:
        key = self.key(macro, args, named)
        found = self.found(key)
        return self.keep(key, partial(drawn, macro, args, named)) if found is None else found

    def key(self, *values: Any) -> Any:
        """What is drawn of these values for a reader of this language and time zone."""
        return (values[0], current_locale.get(), current_time_zone.get(), frozen(values[1:]))

    def found(self, key: Any) -> Markup | None:
        piece = self.kept.get(key)
        if piece is None:
            return None
        self.kept.move_to_end(key)
        return self.put_together(piece[0])

    def keep(self, key: Any, draw: Callable[[], str]) -> Markup:
        self.depth.drawing += 1
        try:
            text = draw()
        finally:
            self.depth.drawing -= 1
        # The text, and in the key mostly what it was made of.
        piece, before = (LEFT_OUT.split(text), 1000 + 3 * len(text)), self.kept.pop(key, None)
        self.kept[key] = piece  # somebody else may have asked for it at the same moment
        self.make_room(piece[1] - (before[1] if before else 0))
        return self.put_together(piece[0])

    def make_room(self, needed: int) -> None:
        self.size += needed
        while self.size > self.most and len(self.kept) > 1:
            _key, (_parts, size) = self.kept.popitem(last=False)
            self.size -= size

    def forget(self) -> None:
        """What they all may show, such as the name of the forum, is another."""
        self.kept.clear()
        self.size = 0

    def put_together(self, parts: list[str]) -> Markup:
        if len(parts) == 1:
            return Markup(parts[0])  # noqa: S704 - drawn by a template that escapes
        return Markup("".join([self.anew(part) if place % 2 else part for place, part in enumerate(parts)]))  # noqa: S704

    def anew(self, left_out: str) -> Markup:
        return self.moment(datetime.fromisoformat(left_out)) if left_out else self.form_key()

    def moment(self, moment: datetime | None) -> Markup:
        """The filter `when`: the moment in words, or, in a piece that is being drawn, what stands for it."""
        if moment is None:
            return Markup("")
        return Markup(f"\x00{moment.isoformat()}\x00") if self.depth.drawing else self.tell(moment)  # noqa: S704 - figures

    def form_key(self) -> Markup:
        """The global `new_form_key`, likewise."""
        return Markup("\x00\x00" if self.depth.drawing else str(uuid.uuid4()))  # noqa: S704


def drawn(macro: Any, args: tuple[Any, ...], named: dict[str, Any]) -> str:
    return macro.render(**named).strip() if isinstance(macro, Template) else str(macro(*args, **named))


def frozen(value: Any) -> Any:
    """A value that can be looked up, equal when `value` is."""
    kind = value.__class__
    if kind in ATOMS:
        return value
    if kind is list or kind is tuple:
        return tuple([each if each.__class__ in ATOMS else frozen(each) for each in value])
    if kind is dict:
        return tuple([(name, each if each.__class__ in ATOMS else frozen(each)) for name, each in value.items()])
    if kind is Message:
        return str(value)
    if kind is Undefined:
        return None  # what "a if b" is without an else
    values = values_of(kind)(value)
    return (kind, values if ATOMS.issuperset(map(type, values)) else frozen(values))


@cache
def values_of(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    if not is_dataclass(kind):
        raise TypeError(f"a {kind.__name__} cannot be compared, so what is drawn of it cannot be kept")
    names = [each.name for each in fields(kind)]
    return attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
