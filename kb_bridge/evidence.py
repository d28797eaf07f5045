"""Why threads stand together: how alike each pair is, and which words they share. What an editor sees and may doubt."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kb_bridge.similarity import Frequencies, Vector, cosine, shared_words, vector

MOST_PAIRS = 12  # threads: a larger table is read by nobody


@dataclass(frozen=True, slots=True)
class Likeness:
    """A thread beside the others: the mean over them, the nearest one, and the words that speak for it."""

    thread_id: int
    mean: float
    nearest_id: int | None
    nearest: float
    shared: list[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """`pairs` is empty where there are more than MOST_PAIRS threads or only one."""

    overall: float
    shared: list[str]
    threads: list[Likeness]
    pairs: list[tuple[int, list[float | None]]]


def evidence(counts: Mapping[int, Mapping[str, int]], frequencies: Frequencies, written: Mapping[str, str]) -> Evidence:
    """From each thread's counted stems; `written` gives stems as people wrote them, others are not shown."""
    vectors = {thread_id: vector(each, frequencies) for thread_id, each in counts.items()}
    likeness = {pair: cosine(vectors[pair[0]], vectors[pair[1]]) for pair in combinations(sorted(vectors), 2)}
    threads = [likeness_of(thread_id, vectors, likeness, written=written) for thread_id in vectors]
    overall = sum(likeness.values()) / len(likeness) if likeness else 0.0
    votes = Counter(word for each in threads for word in each.shared)
    shared = sorted(votes, key=lambda word: (-votes[word], word))[:6]
    return Evidence(overall, shared, threads, table(sorted(vectors), likeness))


def likeness_of(
    thread_id: int,
    vectors: Mapping[int, Vector],
    likeness: Mapping[tuple[int, int], float],
    *,
    written: Mapping[str, str],
) -> Likeness:
    others = {other: of_pair(likeness, thread_id, other) for other in vectors if other != thread_id}
    if not others:
        return Likeness(thread_id, 0.0, None, 0.0, [])
    nearest = max(others, key=lambda other: (others[other], -other))
    stems = shared_words(vectors[thread_id], [vectors[other] for other in others], 12)
    words = [written[stem] for stem in stems if stem in written]
    return Likeness(thread_id, sum(others.values()) / len(others), nearest, others[nearest], words[:6])


def table(ids: Sequence[int], likeness: Mapping[tuple[int, int], float]) -> list[tuple[int, list[float | None]]]:
    if not 1 < len(ids) <= MOST_PAIRS:
        return []
    return [(one, [None if one == other else of_pair(likeness, one, other) for other in ids]) for one in ids]


def of_pair(likeness: Mapping[tuple[int, int], float], one: int, other: int) -> float:
    return likeness[min(one, other), max(one, other)]
