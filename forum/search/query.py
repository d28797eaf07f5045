"""What a person typed into the search box, understood: words, "phrases", -not and operators such as tag:printer.

Nothing that is typed can be wrong: what is no operator is a word, and only what was understood reaches an engine, so
that no engine ever sees a syntax of its own.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from forum.search.words import COMPOUND, ENDING, WORD, is_stop_word

LONGEST = 200  # characters
MOST_WORDS = 32
MOST_TELLING = 16  # words of a text or title
THREAD, ARTICLE = "thread", "article"
STATES = (
    "solved", "unsolved", "answered", "unanswered", "question", "discussion", "announcement", THREAD, ARTICLE,
)  # fmt: skip
SETS = {"is": "states", "tag": "tags", "category": "categories", "author": "authors", "language": "languages"}
OPERATORS = (*SETS, "since", "until")
SPANS = {"today": 0, "week": 7, "month": 30, "year": 365}  # what `since:` takes besides a day; days before today
PIECE = re.compile(
    r"""(?P<minus>-?)(?:(?P<operator>[^\W\d_]+):(?:"(?P<long>[^"]*)"?|(?P<value>[^\s"]+))|"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))"""
)
UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]+")
WORD_OR_COMPOUND = re.compile(rf"{COMPOUND.pattern}|{WORD.pattern}")
SAME_MARK = str.maketrans("“”„«»＂", '""""""')

TIMES, FIRST_YEAR = ("since", "until"), 1970
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a thread must be (or, in the `not_` ones, must not be), whatever its words. `since` is one of SPANS or a
    day, `until` a day."""

    states: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    not_states: frozenset[str] = frozenset()
    not_tags: frozenset[str] = frozenset()
    not_categories: frozenset[str] = frozenset()
    not_authors: frozenset[str] = frozenset()
    not_languages: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""
    after: int | None = None  # seconds since 1970, as days.py reads the two: from that moment on
    before: int | None = None

    @property
    def wants_threads(self) -> bool:
        return ARTICLE not in self.states and THREAD not in self.not_states

    @property
    def wants_articles(self) -> bool:
        """Nobody has written or solved an article as people do threads."""
        return self.states <= {ARTICLE} and ARTICLE not in self.not_states and not self.authors


@dataclass(frozen=True, slots=True)
class Query:
    """`words` are looked for in any order, each of `phrases` word by word; neither any of `not_phrases` nor a thread
    that `filters` shut out is found. `unknown` are the operators that we do not have, searched for as words. `synonyms`
    says of words what will do in their place, each one word or several in a row."""

    text: str = ""
    words: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    not_phrases: tuple[Phrase, ...] = ()
    filters: Filters = field(default_factory=Filters)
    unknown: tuple[str, ...] = ()
    was_cut: bool = False
    synonyms: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)

    @property
    def has_words(self) -> bool:
        return bool(self.words or self.phrases)

    @property
    def is_empty(self) -> bool:
        return not self.has_words and not self.not_phrases and self.filters == Filters()

    @property
    def wanted(self) -> tuple[str, ...]:
        """The words that count: without "the" and "how", as long as any other word is left."""
        return tuple(word for word in self.words if not is_stop_word(word)) or self.words

    @property
    def spoken(self) -> tuple[str, ...]:
        """Every word that is looked for, those in quotes and small ones included."""
        return tuple(dict.fromkeys([*self.words, *(word for phrase in self.phrases for word in phrase)]))

    def other_words(self, word: str) -> list[str]:
        """The synonyms of a word that are single words."""
        return [phrase[0] for phrase in self.synonyms.get(word, ()) if len(phrase) == 1]

    @property
    def title(self) -> str:
        """The words alone, as the first draft of a question's title."""
        return " ".join(filter(None, map(own_words, PIECE.finditer(self.text.translate(SAME_MARK)))))

    def toggled(self, operator: str) -> str:
        """The text with this operator added, or without it where it stands there already."""
        parts = [piece[0] for piece in PIECE.finditer(self.text)]
        others = [part for part in parts if part.lower() != operator]
        return " ".join(others if len(others) < len(parts) else [*parts, operator])

    def in_time(self, span: str) -> str:
        """The text with this span of time in place of any other, or without it where it stands there already."""
        parts = [piece[0] for piece in PIECE.finditer(self.text) if (piece["operator"] or "").lower() not in TIMES]
        is_there = self.filters.since == span and not self.filters.until
        return " ".join(parts if is_there else [*parts, f"since:{span}"])

    def has(self, operator: str) -> bool:
        return any(piece[0].lower() == operator for piece in PIECE.finditer(self.text))


def parse(text: str) -> Query:
    """Understand at most LONGEST characters; whatever was typed, there is a Query for it."""
    tidy = UNPRINTABLE.sub(" ", text[: 4 * LONGEST]).strip()
    cut = tidy[:LONGEST].rstrip()
    found = Reading()
    for piece in PIECE.finditer(cut.translate(SAME_MARK)):
        found.take(piece)
    query = found.query()
    return replace(query, text=cut, was_cut=len(tidy) > LONGEST or len(text) > 4 * LONGEST)


def plain(text: str) -> Query:
    """A text of which every word counts and nothing is an operator."""
    words = list(dict.fromkeys(found[0] for found in WORD.finditer(ENDING.sub("", UNPRINTABLE.sub(" ", text[:2000])))))
    telling = [word for word in words if not is_stop_word(word)] or words
    return Query(text=text[:LONGEST], words=tuple(telling[:MOST_TELLING]))


class Reading:
    """Gathers the pieces of one query."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.phrases: list[Phrase] = []
        self.not_phrases: list[Phrase] = []
        self.filters: dict[str, set[str]] = {}
        self.times: dict[str, str] = {}
        self.unknown: list[str] = []

    def take(self, piece: re.Match[str]) -> None:
        operator = (piece["operator"] or "").lower()
        value = piece["long"] if piece["long"] is not None else piece["value"]
        if operator and self.took_filter(operator, (value or "").lower(), bool(piece["minus"])):
            return
        if operator and value and value[0].isalnum():  # "http://…" and "C:\\…" were never meant as operators
            self.unknown.append(piece[0])
        text = f"{operator} {value or ''}" if operator else piece["phrase"] or piece["word"] or ""
        self.take_words(text, exact=piece["phrase"] is not None, excluded=bool(piece["minus"]))

    def took_filter(self, operator: str, value: str, excluded: bool) -> bool:
        value = value.strip().lstrip("#@")
        if operator in TIMES:
            known = not excluded and is_day(value, spans=operator == "since")
            self.times |= {operator: value} if known else {}
            return known
        known = value in STATES if operator == "is" else operator in SETS and bool(value)
        if known:
            name = SETS[operator]
            self.filters.setdefault(f"not_{name}" if excluded else name, set()).add(value)
        return known

    def take_words(self, text: str, *, exact: bool, excluded: bool) -> None:
        """What has several words is left out as a phrase, and looked for word by word unless it stood in quotes."""
        words = tuple(found[0] for found in WORD.finditer(text))
        if excluded and words:
            self.not_phrases.append(words)
        elif exact and len(words) > 1:
            self.phrases.append(words)
        else:
            self.words.extend(found[0] for found in WORD_OR_COMPOUND.finditer(ENDING.sub("", text)))

    def query(self) -> Query:
        return Query(
            words=first(self.words),
            phrases=first(self.phrases),
            not_phrases=first(self.not_phrases),
            filters=Filters(**{name: frozenset(values) for name, values in self.filters.items()}, **self.times),  # type: ignore[arg-type]
            unknown=tuple(dict.fromkeys(self.unknown)),
        )


def is_day(text: str, *, spans: bool) -> bool:
    if spans and text in SPANS:
        return True
    try:
        return len(text) == 10 and date.fromisoformat(text).year >= FIRST_YEAR
    except ValueError:
        return False


def first(items: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(list(dict.fromkeys(items))[:MOST_WORDS])


def own_words(piece: re.Match[str]) -> str:
    """What a piece would be in a title: nothing, where it says what is not wanted or where to look."""
    if piece["minus"] or (piece["operator"] or "").lower() in OPERATORS:
        return ""
    return (piece[0] if piece["phrase"] is None else piece["phrase"]).strip()
