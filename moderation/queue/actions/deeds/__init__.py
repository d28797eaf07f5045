"""How each verb is carried out and undone: `do` returns what `undo` will need."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from moderation.queue.actions.deeds import persons, places, sight


@dataclass(frozen=True, slots=True)
class Deed:
    """`do(session, actor, item, choice)` returns what there was before; `undo(session, actor, taken)` puts it back."""

    do: Callable[..., Awaitable[dict[str, Any]]]
    undo: Callable[..., Awaitable[None]]


DEEDS: dict[str, Deed] = {
    "approve": Deed(sight.approve, sight.put_back),
    "hide": Deed(sight.hide, sight.put_back),
    "hold": Deed(sight.hold, sight.put_back),
    "lock": Deed(places.lock, places.take_back_lock),
    "unlock": Deed(places.unlock, places.take_back_lock),
    "slow": Deed(places.not_here, places.take_back_pace),
    "unslow": Deed(places.not_here, places.take_back_pace),
    "duplicate": Deed(places.mark, places.take_back_mark),
    "move": Deed(places.move, places.move_back),
    "merge": Deed(places.merge, places.part),
    "split": Deed(places.split, places.join),
    "reply": Deed(persons.reply, persons.take_back_reply),
    "warn": Deed(persons.warn, persons.lift),
    "silence": Deed(persons.silence, persons.lift),
    "suspend": Deed(persons.suspend, persons.lift),
}
ABOUT_THE_AUTHOR = frozenset({"warn", "silence", "suspend"})
