"""How well a text answers a query, weighed word by word: pure, and the same whichever engine brought the text.

BM25 with the title counted again (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), and beside it
what that formula cannot see: the best passage by itself, so that a long thread is judged by the part that answers; a
word as it was typed before another form of it; two words of the query side by side. Rare words weigh more, small words
a little: "can", "without" and "after" change what is asked, and never decide it.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forum.search.weights import ALL, Weights
from forum.search.words import SNOWBALL, Each, all_words, bare, fold, marked_stem, romanian_stem, stem

K1, B = 1.2, 0.4
PASSAGE_WORDS = 25
APART = 3  # words between two of the query that still count as neighbours
GAP = 100  # words between title and body: no passage spans both


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a query: the stems that are it, each with how certainly, how rare it is, and how it was typed."""

    typed: str
    stems: Mapping[str, float]
    rarity: float

    @property
    def strength(self) -> float:
        return self.rarity * max(self.stems.values())


@dataclass(frozen=True, slots=True)
class Read:
    """A text as far as the query concerns it: where each term stands (place, term, certainty) and how long it is."""

    places: Sequence[tuple[int, int, float]]
    typed: frozenset[int]
    length: int
    title_ends: int


@dataclass(frozen=True, slots=True)
class Told:
    """What one word of a text tells: the terms that it is, and those that were typed so."""

    found: Sequence[tuple[int, float]]
    typed: frozenset[int]


def rarity(holding: int, of: int) -> float:
    """The inverse document frequency, never below nought."""
    return math.log(1 + (max(of, holding) - holding + 0.5) / (holding + 0.5))


class Relevance:
    """Weighs texts against the terms of one query."""

    def __init__(self, terms: Sequence[Term], weights: Weights = ALL):
        self.terms, self.weights = terms, weights
        self.by_stem: dict[str, list[tuple[int, float]]] = {}
        for number, term in enumerate(terms):
            for each, certainty in term.stems.items():
                self.by_stem.setdefault(each, []).append((number, certainty))
        self.typed = {fold(term.typed): number for number, term in enumerate(terms)}
        # Most words of a text begin otherwise: two letters spare us the stemmer.
        self.beginnings = {bare(each)[:2] for each in self.by_stem} | {word[:2] for word in self.typed}
        self.told = Each(lambda language: Each(lambda word: self.of_word(word, language or None)))

    def scores(self, texts: Sequence[tuple[str, str]], languages: Sequence[str | None] = ()) -> list[float]:
        """One for each (title, body), whose `languages` may be said; 0 where nothing of the query was found."""
        spoken = languages or [None] * len(texts)
        read = [self.read(*text, language) for text, language in zip(texts, spoken, strict=True)]
        usual = sum(each.length for each in read) / max(1, len(read)) or 1.0
        return [self.score(each, usual) for each in read]

    def read(self, title: str, body: str, language: str | None = None) -> Read:
        tells = self.told[language or ""]
        places: list[tuple[int, int, float]] = []
        typed: set[int] = set()
        words, more = all_words(title), all_words(body)
        for start, text in ((1, words), (len(words) + GAP + 1, more)):
            for at, word in enumerate(text, start):
                if told := tells[word]:
                    places += [(at, number, certainty) for number, certainty in told.found]
                    typed |= told.typed
        return Read(places, frozenset(typed), len(words) + len(more), len(words))

    def of_word(self, word: str, language: str | None) -> "Told | None":
        low = fold(word)
        if low[:2] not in self.beginnings:
            return None
        told = Told(self.found(word, language), frozenset({self.typed[low]} if low in self.typed else ()))
        return told if told.found or told.typed else None

    def found(self, word: str, language: str | None) -> Sequence[tuple[int, float]]:
        own = self.by_stem.get(stem(word))
        if own is None and (romanian := romanian_stem(word)):
            own = self.by_stem.get(romanian)
        if own is None and language in SNOWBALL and (marked := marked_stem(word, language)):
            own = self.by_stem.get(marked)
        return own or ()

    def score(self, read: Read, usual: float) -> float:
        if not read.places:
            return 0.0
        times = [0.0] * len(self.terms)
        for at, number, certainty in read.places:
            times[number] += certainty * (1 + self.weights.title if at <= read.title_ends else 1)
        room = K1 * (1 - B + B * read.length / usual)
        whole = sum(term.rarity * n * (K1 + 1) / (n + room) for term, n in zip(self.terms, times, strict=True) if n)
        typed = sum(self.terms[number].rarity for number in read.typed)
        by = self.weights
        return whole + by.passage * self.passage(read) + by.typed * typed + by.neighbours * self.pairs(read)

    def passage(self, read: Read) -> float:
        """What the best PASSAGE_WORDS in a row hold of the query, each term once."""
        best = worth = 0.0
        first, inside = 0, dict.fromkeys(range(len(self.terms)), 0)
        for at, number, _certainty in read.places:
            inside[number] += 1
            if inside[number] == 1:
                worth += self.terms[number].strength
            while read.places[first][0] < at - PASSAGE_WORDS:
                left = read.places[first][1]
                inside[left] -= 1
                if not inside[left]:
                    worth -= self.terms[left].strength
                first += 1
            best = max(best, worth)
        return best

    def pairs(self, read: Read) -> float:
        """Terms that follow one another in the query, by how near to each other they ever stand."""
        nearest: dict[int, int] = {}
        for index, (at, number, _certainty) in enumerate(read.places):
            for other_at, other, _its in read.places[index + 1 : index + 8]:
                apart = other_at - at
                if apart > APART:
                    break
                if apart and abs(other - number) == 1:
                    pair = min(number, other)
                    nearest[pair] = min(nearest.get(pair, APART), apart)
        return sum(min(self.terms[pair].rarity, self.terms[pair + 1].rarity) / apart for pair, apart in nearest.items())
