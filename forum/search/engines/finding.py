"""One search over an open index: all words first, then some of them, with a guess for a word that nobody has."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from forum.search.engines.base import FEW, MOST_HITS, Found, Hit
from forum.search.guessing import certainties, misspelt_endings, slips
from forum.search.query import Query
from forum.search.relevance import rarity
from forum.search.words import every_stem, fold, forgiven, parts, stem

MOST_GUESSES = 12
MOST_LOOKED_AT = 100  # words of the index that begin alike
SHORTEST_BEGINNING = 3  # letters

Known = Mapping[str, Sequence[str]]  # a word -> the stems under which it is looked for
Scored = list[tuple[int, float]]  # threads, the best first


class Find(ABC):
    """Whatever is decided here is decided by what the actor may see alone, so that a word which only others may read
    changes nothing, not even a guess. An engine says how its index is asked."""

    name: str

    def find(self, query: Query) -> Found:
        self.narrow(query)
        guesses = dict(self.guesses(query))
        known = {word: [*guesses.get(word, ())] or self.indexed(all_stems(query, word)) for word in query.wanted}
        some = {word: texts for word, texts in known.items() if texts or has_rows(query, word)}
        best = self.best(query, known) if len(some) == len(known) else []
        more: Scored = []
        if len(best) < FEW and len(query.wanted) > 1 and some:
            more = self.others(query, some)
        hits = [Hit(thread, score) for thread, score in best]
        hits += [Hit(thread, score, has_all=False) for thread, score in more]
        rarities = {word: self.rarity(guesses.get(word) or all_stems(query, word)) for word in query.spoken}
        meant = {word: certainties(near) for word, near in guesses.items()}
        return Found(tuple(hits[:MOST_HITS]), tuple(guesses), self.name, rarities, meant)

    @abstractmethod
    def narrow(self, query: Query) -> None:
        """From now on only what the filters of the query leave, and not what it shuts out."""

    @abstractmethod
    def best(self, query: Query, known: Known) -> Scored:
        """Threads with all the words."""

    @abstractmethod
    def others(self, query: Query, known: Known) -> Scored:
        """Threads with any of the words and every phrase, without those that were the best."""

    @abstractmethod
    def holding(self, text: str) -> int:
        """How many threads of the index have this stem."""

    @abstractmethod
    def count(self) -> int:
        """How many threads there are."""

    @abstractmethod
    def is_seen(self, texts: Collection[str]) -> bool:
        """Whether a thread that the actor may see has any of these stems."""

    @abstractmethod
    def beginning(self, typed: str) -> Iterable[str]:
        """Stems of the index that begin so, MOST_LOOKED_AT at most."""

    @abstractmethod
    def alike(self, typed: str, most: int) -> Iterable[str]:
        """Stems that differ by that many letters, in the first letter by one."""

    def rarity(self, texts: Collection[str]) -> float:
        """How much a word tells, from 0 for one that is everywhere: of several stems the commonest decides."""
        return rarity(max(map(self.holding, texts)), self.count())

    def indexed(self, texts: Iterable[str]) -> list[str]:
        """Those that the index has at all: a query is quicker without the others."""
        return [text for text in texts if self.holding(text)]

    def guesses(self, query: Query) -> Iterator[tuple[str, dict[str, int]]]:
        """For each word that no thread in scope has: stems of words that some have and that it may be meant for, the
        nearest first, with how many slips lie between."""
        for word in dict.fromkeys(query.wanted):
            if has_rows(query, word) or self.is_seen(all_stems(query, word)):
                continue
            if near := dict(self.near(word)):
                yield word, near

    def near(self, word: str) -> Iterator[tuple[str, int]]:
        typed, most = fold(word), forgiven(word)
        begun = self.beginning(typed) if len(typed) >= SHORTEST_BEGINNING else ()
        away = {other: 0 if other.startswith(typed) else slips(word, other) for other in begun}
        away |= {other: slips(word, other) for other in self.slipped(stem(word), most)}
        if most:
            away |= dict.fromkeys(self.indexed(set(misspelt_endings(word))), 1)
        ranked = sorted(away.items(), key=lambda each: (each[1], each[0]))
        return islice((each for each in ranked if self.is_seen([each[0]])), MOST_GUESSES)

    def slipped(self, typed: str, most: int) -> Iterator[str]:
        """Words of the index that differ by that many letters, or by two neighbours that have changed places."""
        if not most or len(typed) < 2:
            return
        swaps = (typed[:i] + typed[i + 1] + typed[i] + typed[i + 2 :] for i in range(len(typed) - 1))
        yield from self.indexed([other for other in swaps if other != typed])
        yield from self.alike(typed, most)


def all_stems(query: Query, word: str) -> list[str]:
    """Those of the word and of the single words that will do in its place."""
    return list(dict.fromkeys(each for one in (word, *query.other_words(word)) for each in every_stem(one)))


def has_rows(query: Query, word: str) -> bool:
    """Whether several words in a row will do for this one."""
    return any(len(parts(" ".join(each))) > 1 for each in ((word,), *query.synonyms.get(word, ())))
