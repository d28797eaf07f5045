"""Where the words of a query stand in a text: the passage to show, with its words marked."""

import re
from collections import Counter
from dataclasses import dataclass

from forum.search.query import Query
from forum.search.words import (
    SNOWBALL,
    Each,
    bare,
    cut,
    edits,
    every_stem,
    fold,
    forgiven,
    is_stop_word,
    marked_stem,
    parts,
    romanian_stem,
    stem,
)

PASSAGE = 220  # characters
LEAD = 30  # of which stand before the first marked word
READ = 20_000  # characters of a text that are looked through
MOST_MARKS = 200

Place = tuple[int, int, str]  # from, to, and which of the wanted words stands there


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, marked or not; whoever shows it escapes it."""

    text: str
    marked: bool = False


class Wanted:
    """The words that are to be marked: those of the query, and words much like those that were `guessed` at."""

    def __init__(self, query: Query, guessed: tuple[str, ...] = ()):
        words = [word.replace("-", "") for word in query.wanted]
        words += [part for word in query.wanted if "-" in word for part in parts(word) if len(part) > 1]
        words += [word for phrase in query.phrases for word in phrase if not is_stop_word(word)]
        words += [part for each in query.synonyms.values() for phrase in each for one in phrase for part in parts(one)]
        self.stems = {each: fold(word) for word in words for each in every_stem(word)}
        self.guessed = [fold(word) for word in guessed]
        # Most words of a text begin otherwise: two letters spare us the stemmer.
        self.beginnings = {fold(word)[:2] for word in words} | {bare(each)[:2] for each in self.stems}
        self.first_letters = {word[:1] for word in self.guessed}
        self.keys = Each(lambda language: Each(lambda word: self.key(word, language or None)))

    def key(self, word: str, language: str | None = None) -> str | None:
        """The wanted word that this one is, or None."""
        folded = fold(word)
        if folded[:2] in self.beginnings:
            if (own := stem(word)) in self.stems:
                return self.stems[own]
            if (romanian := romanian_stem(word)) in self.stems and romanian:
                return self.stems[romanian]
            if language in SNOWBALL and (marked := marked_stem(word, language)) in self.stems and marked:
                return self.stems[marked]
        if folded[:1] in self.first_letters:
            return next((typed for typed in self.guessed if is_meant(typed, folded)), None)
        return None

    def places(self, text: str, language: str | None = None) -> list[Place]:
        keys = self.keys[language or ""]
        found = [(start, end, key) for start, end, word in cut(text[:READ]) if (key := keys[word]) is not None]
        return found[:MOST_MARKS]


def is_meant(typed: str, folded: str) -> bool:
    """Whether someone who typed the one may have meant the other (both folded)."""
    return (len(typed) > 2 and folded.startswith(typed)) or edits(typed, folded) <= forgiven(typed)


def passage(text: str, wanted: Wanted, language: str | None = None) -> list[Piece]:
    """The part that holds the most of the wanted words, on one line; the beginning where it holds none."""
    line = " ".join(text[:READ].split())
    places = wanted.places(line, language)
    start, end = window(line, places)
    shown = pieces(line, [place for place in places if start <= place[0] and place[1] <= end], (start, end))
    return [*([Piece("… ")] if start > 0 else []), *shown, *([Piece("…")] if end < len(line) else [])]


def window(text: str, places: list[Place]) -> tuple[int, int]:
    best, most = 0, (-1, -1)
    for first, (start, _end, _key) in enumerate(places):
        inside = [key for begin, end, key in places[first : first + 40] if end <= start + PASSAGE - LEAD]
        if (worth := (len(set(inside)), len(inside))) > most:
            best, most = max(0, start - LEAD), worth
    return cut_cleanly(text, best)


def cut_cleanly(text: str, start: int) -> tuple[int, int]:
    """From `start` on PASSAGE characters or fewer, not within a word if a space is near."""
    end = min(len(text), start + PASSAGE)
    if start > 0 and (space := text.find(" ", start, start + LEAD // 2)) != -1:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", end - LEAD // 2, end)) != -1:
        end = space
    return start, end


def pieces(text: str, places: list[Place], span: tuple[int, int]) -> list[Piece]:
    """What stands between `span`, with the places marked."""
    made, (here, end) = [], span
    for begin, stop, _key in places:
        made += [Piece(text[here:begin]), Piece(text[begin:stop], marked=True)]
        here = stop
    return [piece for piece in [*made, Piece(text[here:end])] if piece.text]


def did_you_mean(query: Query, guessed: tuple[str, ...], texts: list[str]) -> str | None:
    """The query with the guessed words written as they stand in `texts`, all of which the reader may read; None where
    they hold nothing like them."""
    better = query.text
    for word in guessed:
        typed = fold(word)
        times = Counter(other.lower() for text in texts for _start, _end, other in cut(text[:READ]))
        likely = ((edits(typed, fold(other)), -count, other) for other, count in times.items() if other[0] == typed[0])
        close = [each for each in likely if each[0] <= forgiven(typed)]
        if close:
            better = re.sub(rf"(?<![\w:]){re.escape(word)}(?!\w)", min(close)[2], better)
    return better if better != query.text else None
