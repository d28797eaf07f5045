"""Titles as people might type them, and what the engines made of them. Pure."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from forum.search.words import all_words, fold, is_stop_word

SHORTEST = 5  # letters of a word in which a slip is forgiven by any engine
QUICK = 150.0  # milliseconds in which 95 of 100 searches should be answered
LARGE = 50_000  # posts from which PostgreSQL or tantivy is offered
AS_GOOD = 0.02  # of hits: less tells nothing
PLAIN = "whoosh"  # what is taken unless there is a reason


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an engine did with the titles: shares of 1, milliseconds, bytes, threads a second while building."""

    engine: str
    hits: float
    mistyped: float
    half: float
    slowest: float  # of 95 in 100
    size: int
    rate: float | None

    @property
    def goodness(self) -> float:
        return (self.hits + self.mistyped) / 2


def commonness(titles: Iterable[str]) -> Counter[str]:
    return Counter(word for title in titles for word in {fold(each) for each in all_words(title)})


def mistyped(title: str, known: Counter[str]) -> str:
    """The title with two neighbours swapped in its rarest word; as it is where no word is long enough."""
    words = [each for each in all_words(title) if len(each) >= SHORTEST and each.isalpha() and not is_stop_word(each)]
    if not words:
        return title
    word = min(words, key=lambda each: (known[fold(each)], -len(each)))
    for at in range(len(word) // 2, len(word) - 1):
        if word[at].lower() != word[at + 1].lower():
            return title.replace(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :], 1)
    return title


def share(times: Sequence[float], part: float) -> float:
    """The time within which that part of them lies."""
    ranked = sorted(times)
    return ranked[min(len(ranked) - 1, int(len(ranked) * part))] if ranked else 0.0


def advised(outcomes: Sequence[Outcome], *, posts: int, machines: int, titles: int = 1000) -> tuple[str, str]:
    """The engine to use, and why, as a sentence; two of the `titles` more or less found tell nothing."""
    near = max(AS_GOOD, 2 / max(1, titles))
    best = max(each.goodness for each in outcomes)
    good = [each for each in outcomes if best - each.goodness <= near]
    found = {each.engine: each for each in good}
    if machines > 1 and "postgres" in found and found["postgres"].slowest <= QUICK:
        return "postgres", f"{machines} machines keep no index each, and it finds as well as any in time."
    plain = found.get(PLAIN)
    if plain and posts <= LARGE and plain.slowest <= QUICK:
        return PLAIN, f"it finds as well as any, 95 of 100 searches within {plain.slowest:.0f} ms."
    quickest = min(good, key=lambda each: each.slowest)
    return quickest.engine, because(quickest, posts, among=[each.engine for each in good])


def because(chosen: Outcome, posts: int, *, among: Collection[str]) -> str:
    size = f"with {posts} posts " if posts > LARGE else ""
    if len(among) == 1:
        return f"{size}it finds more than the others: {chosen.hits:.3f} first, {chosen.mistyped:.3f} with a slip."
    return f"{size}it is the quickest of those that find best, 95 of 100 searches within {chosen.slowest:.0f} ms."


def table(outcomes: Iterable[Outcome]) -> list[tuple[str, ...]]:
    """Cells as a person reads them."""
    rate: Callable[[Outcome], str] = lambda each: "-" if each.rate is None else f"{each.rate:.0f}"  # noqa: E731
    return [
        (
            each.engine, f"{each.hits:.3f}", f"{each.mistyped:.3f}", f"{each.half:.0f}", f"{each.slowest:.0f}",
            f"{each.size / 1e6:.1f}", rate(each),
        )
        for each in outcomes
    ]  # fmt: skip
