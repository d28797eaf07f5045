"""Words as search compares them: cut out of a text, folded, and brought to their stems in fifteen languages.

A forum mixes languages, and a query says none, so the letters decide: Cyrillic words get the Russian stemmer, Latin
ones the English. A text in another language is also indexed by its stems there, marked with `~` and the language so
that they never meet an English one, and a word of a query is looked for under all. A text that looks Romanian counts as
Romanian whatever it is said to be; those stems are marked with `~` alone.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import TypeVar

from whoosh.lang import stemmer_for_language
from whoosh.lang.stopwords import stoplists

# Versions stay whole, with or without a v before them: who looks for 4.1 finds "v4.1".
WORD = re.compile(r"\b[vV](?=\d+\.\d)|\d+(?:\.\d+)+|[^\W_]+")
COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)+")  # wi-fi, E-42: also known as wifi and E42
LONGEST = 64  # a word of more letters is no word
KNOWN_WORDS = 100_000
ROMANIAN_MARK = "~"
ROMANIAN_LETTERS = re.compile(r"[ăâîșțşţ]", re.IGNORECASE)
ROMANIAN_WORDS = re.compile(r"\b(?:și|si|este|sunt|pentru|nu|din|sau|care|cum|unde)\b", re.IGNORECASE)

# What nobody looks for by itself: left out of a query that has other words, but never out of the index.
SMALL_WORDS = """
a an and are as at be but by can did do does for from had has have how i if in is it its me my no not of on or our so
that the their there this to v was we were what when where which who why will with would you your
а бы в во вы да для до его если есть же за и из или как к ко ли мне мой мы на не но о от по при с со так то у уже что
чтобы это эта этот я
am ar ca că ce cel cu cum de din dar e este eu fi fie in în la mai mea meu nu o pe pentru sa să sau se si și sunt un
unde
"""
STOP_WORDS = frozenset(SMALL_WORDS.split())
# What Snowball counts as small: looked for, and of little weight. Nobody lists Romanian ones beyond ours.
FAINT_WORDS = STOP_WORDS | stoplists["en"] | stoplists["ru"]
# What an apostrophe adds to an English word: printer's, doesn't, we've.
ENDING = re.compile(r"(?<=\w)(?:n['’]t|['’](?:s|t|re|ve|ll|d|m))\b", re.IGNORECASE)

# Snowball's names of the languages whose stems are marked, besides Romanian.
SNOWBALL = {
    "ar": "arabic", "cs": "czech", "de": "german", "el": "greek", "es": "spanish", "fr": "french", "it": "italian",
    "nl": "dutch", "pl": "polish", "pt": "portuguese", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
ROMANIAN = "ro"

Stemmer = Callable[[str], str]
T = TypeVar("T")
_english: Stemmer = stemmer_for_language("en")  # type: ignore[no-untyped-call]
_russian: Stemmer = stemmer_for_language("ru")  # type: ignore[no-untyped-call]
_romanian: Stemmer = stemmer_for_language("ro")  # type: ignore[no-untyped-call]


def cut(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each word begins and ends, and the word as written."""
    for found in WORD.finditer(text):
        yield found.start(), found.end(), found[0]


def all_words(text: str) -> list[str]:
    """The words of a text as written, in order."""
    return WORD.findall(text)


def placed_stems(text: str, language: str | None) -> Iterator[tuple[int, str]]:
    """Every stem of a text and the number of its word there, as an index holds them; a text in a language of marked
    stems has those at the same places."""
    marked = marked_language(text, language)
    if marked is None and "-" not in text:
        return enumerate(map(stem, all_words(text)))
    return placed_stems_and_more(text, marked)


def placed_stems_and_more(text: str, marked: str | None) -> Iterator[tuple[int, str]]:
    joined = {found.start(): found[0].replace("-", "") for found in COMPOUND.finditer(text)} if "-" in text else {}
    for place, found in enumerate(WORD.finditer(text)):
        yield place, stem(found[0])
        if found.start() in joined:
            yield place, stem(joined[found.start()])
        if marked and (other := marked_stem(found[0], marked)):
            yield place, other


class Each(dict[str, T]):
    """What a function says of a word, asked once for each: texts repeat themselves."""

    def __init__(self, say: Callable[[str], T]):
        super().__init__()
        self.say = say

    def __missing__(self, word: str) -> T:
        said = self[word] = self.say(word)
        return said


def parts(word: str) -> list[str]:
    """The words that a compound is made of: wi and fi."""
    return WORD.findall(word)


def plain_words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return [fold(found[0]) for found in WORD.finditer(text)]


@lru_cache(KNOWN_WORDS)
def fold(word: str) -> str:
    """Lower case, without the marks that people leave out when they type: é, ș and ё become e, s and е."""
    low = word.lower()[:LONGEST]
    if low.isascii():
        return low
    if is_cyrillic(low):
        return low.replace("ё", "е")
    return "".join(sign for sign in unicodedata.normalize("NFKD", low) if not unicodedata.combining(sign)) or low


@lru_cache(KNOWN_WORDS)
def stem(word: str) -> str:
    """The one stem under which a word stands in every text."""
    low = fold(word)
    if is_cyrillic(low):
        return _russian(low) or low
    return (_english(low) or low) if low.isascii() and low.isalpha() else low


@lru_cache(KNOWN_WORDS)
def romanian_stem(word: str) -> str | None:
    """The marked Romanian stem of a Latin word; None for other words."""
    low = word.lower()[:LONGEST].replace("ș", "ş").replace("ț", "ţ")
    folded = fold(word)
    if is_cyrillic(low) or not folded.isalpha():
        return None
    return ROMANIAN_MARK + fold(_romanian(low) or low)


def stems(word: str) -> tuple[str, ...]:
    """Every stem under which a word of a query may be found; of wi-fi those of wifi."""
    word = word.replace("-", "")
    romanian = romanian_stem(word)
    return (stem(word),) if romanian is None else (stem(word), romanian)


def every_stem(word: str) -> tuple[str, ...]:
    """The same in every language that a text may be in."""
    word = word.replace("-", "")
    marked = (marked_stem(word, language) for language in SNOWBALL)
    return (*stems(word), *(each for each in marked if each is not None))


@lru_cache(KNOWN_WORDS)
def marked_stem(word: str, language: str) -> str | None:
    """The stem of a word in that language, marked with it; None for what is no word there."""
    if language == ROMANIAN:
        return romanian_stem(word)
    low, folded = word.lower()[:LONGEST], fold(word)
    if is_cyrillic(low) or not folded.isalpha():
        return None
    return f"{ROMANIAN_MARK}{language}{ROMANIAN_MARK}{fold(stemmer_of(language)(low) or low)}"


@cache
def stemmer_of(language: str) -> Stemmer:
    from snowballstemmer import stemmer  # loaded by who needs it: it has a module for each language

    made: Stemmer = stemmer(SNOWBALL[language]).stemWord
    return made


def bare(stem: str) -> str:
    """A stem without its mark."""
    return stem.rpartition(ROMANIAN_MARK)[2]


def marked_language(text: str, language: str | None) -> str | None:
    """The language whose marked stems a text has besides the plain ones; `language` is what it is said to be in."""
    if language == ROMANIAN or looks_romanian(text):
        return ROMANIAN
    return language if language in SNOWBALL else None


def looks_romanian(text: str) -> bool:
    return (not text.isascii() and ROMANIAN_LETTERS.search(text) is not None) or len(
        ROMANIAN_WORDS.findall(text[:2000])
    ) > 1


def is_cyrillic(word: str) -> bool:
    return "Ѐ" <= word[:1] <= "ӿ"


def is_stop_word(word: str) -> bool:
    return word.lower() in STOP_WORDS


def is_faint(word: str) -> bool:
    """Whether the word says little of what is asked."""
    return word.lower() in FAINT_WORDS


def edits(one: str, other: str, most: int = 2) -> int:
    """How many letters were added, lost, changed or swapped between two words; `most` + 1 when there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, sign in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, its in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (sign != its))
            if i > 1 and j > 1 and sign == other[j - 2] and one[i - 2] == its:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def forgiven(word: str) -> int:
    """How many slips of the finger a word of this length is forgiven."""
    return 0 if len(word) < 4 or not word.isalpha() else 1 if len(word) < 7 else 2
