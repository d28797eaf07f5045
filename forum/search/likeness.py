"""How much a title that is being typed says the same as one that stands already. Pure.

Every telling word of one looks for its best counterpart in the other: the same stem counts whole, a word whose typing
has only begun nearly so, a word with slips of the finger a little less. Longer words count more, since short ones are
in every title. The likeness is two thirds how much of what was typed is met, and one third how much of the title is.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from forum.search.query import plain
from forum.search.words import fold, forgiven, stems

Synonyms = Mapping[str, Iterable[Sequence[str]]]  # of a word, each one word or several in a row
BEGUN, SLIPPED = 0.9, 0.85  # what a word counts that has only begun, or has slips
SHORTEST_BEGINNING = 3
SHORTEST_SLIPPED = 5  # letters: "help" is not "held"
LIKELY = 0.4  # from here on a title is worth showing
STRONG = 0.6  # from here on it is worth a step of its own before posting


def likeness(typed: Sequence[str], title: Sequence[str]) -> float:
    """From 0, nothing in common, to 1, the same words in whatever order."""
    if not typed or not title:
        return 0.0
    return (2 * met(typed, title, last=typed[-1]) + met(title, typed)) / 3


def in_words_of(
    title: Sequence[str], typed: Sequence[str], synonyms: Mapping[str, Iterable[Sequence[str]]]
) -> list[str]:
    """What was typed, with the title's own words for it where the two only mean the same."""
    said: list[str] = []
    for word in typed:
        others = () if has(title, word) else synonyms.get(word, ())
        said += next((other for other in others if all(has(title, each) for each in other)), (word,))
    return said


def has(title: Sequence[str], word: str) -> bool:
    return any(alike(word, other) == 1.0 for other in title)


def telling_words(text: str) -> tuple[str, ...]:
    return plain(text).words


def met(words: Sequence[str], others: Sequence[str], *, last: str = "") -> float:
    whole = sum(weight(word) for word in words)
    return sum(weight(word) * max(alike(word, other, begun=word == last) for other in others) for word in words) / whole


def weight(word: str) -> float:
    return min(len(word), 8) + 1


@lru_cache(200_000)
def alike(word: str, other: str, *, begun: bool = False) -> float:
    one, two = fold(word), fold(other)
    if one == two or set(stems(word)) & set(stems(other)):
        return 1.0
    if begun and len(one) >= SHORTEST_BEGINNING and two.startswith(one):
        return BEGUN
    most = forgiven(one) if len(one) >= SHORTEST_SLIPPED else 0
    return SLIPPED if most and distance(one, two, most) <= most else 0.0


def distance(one: str, two: str, most: int) -> int:
    from rapidfuzz.distance import OSA  # takes longer to load than a small page to be made

    return OSA.distance(one, two, score_cutoff=most)
