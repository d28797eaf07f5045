"""The words that go between processes, and what they are about."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from forum.bus import Word

CHANNEL = "talkoot_words"
MOST_BYTES = 7000  # of one NOTIFY, which PostgreSQL limits to 8000

ARRIVED = frozenset({"AnswerPosted", "PostReleased", "PostUnhidden", "PostUndeleted"})
COUNTED = frozenset({"VoteCast", "VoteWithdrawn"})
REMARKED = frozenset({"CommentPosted", "CommentUnhidden", "CommentReleased"})
MARKED = frozenset({"AnswerAccepted", "AnswerUnaccepted", "ThreadSolved", "ThreadUnsolved"})
OF_THREADS = ARRIVED | COUNTED | REMARKED | MARKED
# After these somebody's lines may have to end: whoever listens is looked at again.
OF_PEOPLE = frozenset({"SignedOut", "UserSuspended", "RolesChanged"})
SPOKEN = OF_THREADS | OF_PEOPLE | {"Told"}
CHANGED = Word("Changed", 0)  # something was written: pages that are kept in other processes are out of date


@dataclass(slots=True)
class ThreadWords:
    """Several words about one thread, gathered: posts by what happened to them, and the latest event."""

    last: int = 0
    arrived: set[int] = field(default_factory=set)
    counted: set[int] = field(default_factory=set)
    remarked: set[int] = field(default_factory=set)
    marked: bool = False

    def add(self, word: Word) -> None:
        self.last = max(self.last, word.event_id)
        self.marked = self.marked or word.name in MARKED
        if word.post_id is not None:
            for names, posts in ((ARRIVED, self.arrived), (COUNTED, self.counted), (REMARKED, self.remarked)):
                if word.name in names:
                    posts.add(word.post_id)

    @property
    def posts(self) -> set[int]:
        return self.arrived | self.counted | self.remarked


def by_thread(words: Iterable[Word]) -> dict[int, ThreadWords]:
    gathered: dict[int, ThreadWords] = defaultdict(ThreadWords)
    for word in words:
        if word.thread_id is not None and word.name in OF_THREADS:
            gathered[word.thread_id].add(word)
    return dict(gathered)


def packed(words: Iterable[Word]) -> Iterator[str]:
    """The words as few texts, each short enough to be sent."""
    parts: list[str] = []
    size = 2
    for word in words:
        part = json.dumps(list(word), separators=(",", ":"))
        if parts and size + len(part) + 1 > MOST_BYTES:
            yield f"[{','.join(parts)}]"
            parts, size = [], 2
        parts.append(part)
        size += len(part) + 1
    if parts:
        yield f"[{','.join(parts)}]"


def unpacked(text: str) -> list[Word]:
    return [Word(*each) for each in json.loads(text)]
