"""All threads of a stretch of time grouped anew: their likenesses in blocks that fit in memory, then families."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from kb_bridge.families import FRAGMENT, Families, Matrix, families
from kb_bridge.geometry import Rows
from kb_bridge.grouping import WORDS_SHARE
from kb_bridge.similarity import Frequencies, vector
from kb_bridge.subject import merely_of_one_subject

BLOCK = 4_000  # threads that are compared each with each; 128 MB
NEIGHBOURS = 12  # by which threads of several blocks would hang together
LOOSEST = 0.35  # of the meaning, between neighbours of one block
STEP = 0.05
HELD = 0.05
"""So much more alike two threads count that stand together already. Without it, of the members of a topic 9 in 100 were
parted from the rest by the next 500 threads, over questions that could stand here or there."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A thread where it stands. What is `fixed` stays there: it was put there by an editor, or its topic was judged."""

    thread_id: int
    topic_id: int
    fixed: bool
    excluded: Sequence[int]
    language: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Regrouped:
    """Families by the number of their first thread; `fixed` names the topics of those that have one for good."""

    family_of: dict[int, int] = field(default_factory=dict)
    fixed: dict[int, int] = field(default_factory=dict)
    cohesion: dict[int, float] = field(default_factory=dict)
    near: dict[int, tuple[int, float]] = field(default_factory=dict)


def regrouped(threads: Sequence[Standing], vectors: Rows, frequencies: Frequencies) -> Regrouped:
    """`vectors` has a row for each thread. The same threads in the same order, the same families."""
    found = Regrouped()
    for block in blocks(vectors):
        chosen = [threads[place] for place in block]
        likeness = likenesses(chosen, vectors[block], frequencies)
        start, fixed = beginnings(chosen)
        made = families(likeness, start, list(fixed))
        apart = mere_subjects(chosen, made.of_thread, frequencies) - set(fixed)
        note(found, chosen, made, fixed=fixed, apart=apart)
    return found


def beginnings(threads: Sequence[Standing]) -> tuple[list[int], dict[int, int]]:
    """What stands together whatever it says, by the number of its first thread, and the topics of those."""
    first: dict[int, int] = {}
    for each in threads:
        if each.fixed:
            first.setdefault(each.topic_id, each.thread_id)
    start = [first[each.topic_id] if each.fixed else each.thread_id for each in threads]
    return start, {thread_id: topic_id for topic_id, thread_id in first.items()}


def mere_subjects(threads: Sequence[Standing], of_thread: Sequence[int], frequencies: Frequencies) -> set[int]:
    """Families whose threads only speak of the same: they ask different things, each for itself. Words are compared
    within the language of most of a family."""
    families_of: dict[int, list[Standing]] = {}
    for each, family in zip(threads, of_thread, strict=True):
        families_of.setdefault(family, []).append(each)
    found = set()
    for family, members in families_of.items():
        language = Counter(each.language for each in members).most_common(1)[0][0]
        counts = [each.counts for each in members if each.language == language]
        if len(counts) >= FRAGMENT and merely_of_one_subject(counts, frequencies):
            found.add(family)
    return found


def note(
    found: Regrouped, threads: Sequence[Standing], made: Families, *, fixed: Mapping[int, int], apart: set[int]
) -> None:
    for each, family in zip(threads, made.of_thread, strict=True):
        barred = family in apart or (family in fixed and fixed[family] in each.excluded)
        found.family_of[each.thread_id] = each.thread_id if barred else family
    found.fixed.update(fixed)
    found.cohesion.update({family: share for family, share in made.cohesion.items() if family not in apart})
    found.near.update({family: near for family, near in made.near.items() if not apart & {family, near[0]}})


def likenesses(threads: Sequence[Standing], vectors: Rows, frequencies: Frequencies) -> Matrix:
    """Each with each: meaning, words beside it where the languages agree, and a little for having stood together."""
    meaning = vectors @ vectors.T
    words = word_rows(threads, frequencies)
    numbers = {language: number for number, language in enumerate(sorted({each.language for each in threads}))}
    spoken = np.array([numbers[each.language] for each in threads])
    same = spoken[:, None] == spoken[None, :]
    blended = (1 - WORDS_SHARE) * meaning + WORDS_SHARE * (words @ words.T)
    stood = np.array([each.topic_id for each in threads])
    found: Matrix = np.where(same, blended, meaning).astype(np.float64)
    found += HELD * (stood[:, None] == stood[None, :])
    return found


def word_rows(threads: Sequence[Standing], frequencies: Frequencies) -> Rows:
    """The weighted words of each thread; only words of several threads need a column."""
    often = Counter(word for each in threads for word in each.counts)
    shared = sorted(word for word, count in often.items() if count > 1)
    column = {word: number for number, word in enumerate(shared)}
    rows = np.zeros((len(threads), len(column)), dtype=np.float32)
    for number, each in enumerate(threads):
        for word, weight in vector(each.counts, frequencies, 0).items():
            if word in column:
                rows[number, column[word]] = weight
    return rows


def blocks(vectors: Rows) -> list[list[int]]:
    """Places of threads that may belong together: all, where they are few; else what hangs together by neighbours, cut
    where the neighbours are least alike until it is small enough."""
    ready: list[list[int]] = []
    waiting = [(list(range(len(vectors))), LOOSEST)]
    while waiting:
        places, least = waiting.pop()
        if len(places) <= BLOCK or least > 1:
            ready.append(places[:BLOCK])
            continue
        waiting += [(part, least + STEP) for part in parts(vectors, places, least)]
    return [each for each in ready if each]


def parts(vectors: Rows, places: list[int], least: float) -> list[list[int]]:
    chosen = vectors[places]
    parent = list(range(len(places)))

    def root(of: int) -> int:
        while parent[of] != of:
            parent[of] = parent[parent[of]]
            of = parent[of]
        return of

    for begin in range(0, len(places), 1_000):
        alike = chosen[begin : begin + 1_000] @ chosen.T
        nearest = np.argpartition(-alike, NEIGHBOURS, axis=1)[:, :NEIGHBOURS]
        for row, others in enumerate(nearest):
            for other in others:
                if alike[row, other] >= least:
                    parent[root(int(other))] = root(begin + row)
    found: dict[int, list[int]] = {}
    for number, place in enumerate(places):
        found.setdefault(root(number), []).append(place)
    return list(found.values())
