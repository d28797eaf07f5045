"""Which topic is still which after threads were grouped anew: the one that most of its threads went on with.

So a topic keeps its number through growth, splits and mergers, and it can be said that one is back after the fix.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """`merged`: the topic took the other one in. `split`: the other one came of it. With the threads that moved."""

    kind: str
    topic_id: int
    other_id: int
    thread_ids: tuple[int, ...]


def inherited(
    before: Mapping[int, int], family_of: Mapping[int, int], fixed: Mapping[int, int] | None = None
) -> dict[int, int | None]:
    """For each family the topic that goes on in it, or None where one has to be opened; `before` is the topic of each
    thread, `fixed` the families of which the topic is known. Of equal claims the older topic's counts."""
    found: dict[int, int | None] = dict(fixed or {})
    taken = set(found.values())
    claims = Counter((family_of[thread], topic) for thread, topic in before.items() if thread in family_of)
    for (family, topic), _threads in sorted(claims.items(), key=lambda claim: (-claim[1], claim[0][1], claim[0][0])):
        if family not in found and topic not in taken:
            found[family] = topic
            taken.add(topic)
    return found | {family: None for family in family_of.values() if family not in found}


def changes(before: Mapping[int, int], after: Mapping[int, int], left: Mapping[int, int]) -> list[Change]:
    """What is worth telling: two threads and more that moved together. `left` is how many threads each topic holds
    now, whoever moved."""
    moved: dict[tuple[int, int], list[int]] = {}
    for thread, topic in sorted(after.items()):
        if before.get(thread, topic) != topic:
            moved.setdefault((before[thread], topic), []).append(thread)
    known = set(before.values())
    told = []
    for (old, new), threads in sorted(moved.items()):
        if not left.get(old) and len(threads) > 1:
            told.append(Change("merged", new, old, tuple(threads)))
        elif new not in known and len(threads) > 1:
            told.append(Change("split", old, new, tuple(threads)))
    return told
