"""How much somebody wants to hear of a thread, and which of their choices counts.

Four levels: `every` (each post), `new` (new threads of a category or tag; answers and the solution of a thread), `own`
(mentions, and what is about one's own posts: what everybody has who chose nothing) and `mute` (nothing at all).
A choice for the thread counts before those for its tags, and these before the one for its category. Among several tags
`mute` wins, else the one that tells most. What moderators do with one's own posts is told in any case.
"""

from collections.abc import Mapping
from dataclasses import dataclass

KINDS = ("thread", "category", "tag")
LEVELS = ("every", "new", "own", "mute")  # from all to nothing
FOLLOWING = ("every", "new")
AT_FIRST = {"thread": "every", "category": "new", "tag": "new"}  # what one press of "Follow" means

# What a level lets through: `about_me` is a mention or an answer to one's own, `ended` is solved, found to be a
# duplicate or written up. Whoever chose something for a thread knows of it (they may have answered it before others
# are told), and whoever follows one waits for its answers.
LETS: Mapping[str, frozenset[str]] = {
    "every": frozenset({"about_me", "asked", "answered", "commented", "ended"}),
    "new": frozenset({"about_me", "asked"}),
    "own": frozenset({"about_me"}),
    "mute": frozenset(),
}
LETS_OF_THREAD: Mapping[str, frozenset[str]] = {
    **LETS,
    "every": frozenset({"about_me", "answered", "commented", "ended"}),
    "new": frozenset({"about_me", "answered", "ended"}),
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What one person chose for a thread, for each of its tags that they chose something for, and for its category."""

    thread: str | None = None
    tags: tuple[str, ...] = ()
    category: str | None = None


NOTHING_CHOSEN = Choices()


def level_of(choices: Choices) -> str:
    """The level that counts."""
    if choices.thread is not None:
        return choices.thread
    if choices.tags:
        return "mute" if "mute" in choices.tags else min(choices.tags, key=LEVELS.index)
    return choices.category or "own"


def hears(choices: Choices, what: str) -> bool:
    """Whether somebody who chose so is told of `about_me`, `asked`, `answered`, `commented` or `ended`."""
    lets = LETS if choices.thread is None else LETS_OF_THREAD
    return what in lets[level_of(choices)]
