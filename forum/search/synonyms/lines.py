"""Groups of synonyms as lines of text, and what a query is also looked for by. Pure.

    [en]
    wifi, wi-fi, wireless network
    telly => television, screen

The first line works both ways, the second only from its left to its right; `[en]` says for which language those below
it are, `[]` that they are for all. A line that begins with # says nothing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from forum.errors import Words
from forum.i18n import _
from forum.search.query import WORD_OR_COMPOUND, Phrase, Query
from forum.search.words import stem

MOST_WORDS = 20  # of a group
MOST_SIGNS = 60  # of a word
MOST_BYTES = 2_000  # of all its words: an index of PostgreSQL holds rows up to 2,704
MOST_GROUPS = 5_000
MOST_MEANT = 12  # alternatives for a word of a query
ARROW = "=>"
LANGUAGE = re.compile(r"\[\s*([a-z]{2,3})?\s*\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Group:
    """As SynonymGroup; no `means`: both ways."""

    words: tuple[str, ...]
    means: tuple[str, ...] = ()
    language: str = ""

    @property
    def line(self) -> str:
        return ", ".join(self.words) + (f" {ARROW} {', '.join(self.means)}" if self.means else "")

    @property
    def keys(self) -> list[str]:
        return sorted({key_of(each)[0] for each in self.words})

    def others(self, word: str) -> list[str]:
        """What is looked for, too, when this word of the group is."""
        return list(self.means) if self.means else [each for each in self.words if each != word]


class WrongLine(Exception):
    """A line that is no group of synonyms."""

    def __init__(self, message: Words, number: int = 0):
        self.message, self.number = message, number


def key_of(text: str) -> Phrase:
    """The stems of its words, by which two ways to write it are the same."""
    return tuple(stem(found[0].replace("-", "")) for found in WORD_OR_COMPOUND.finditer(text))


def group_of(line: str, language: str = "") -> Group:
    """What one line says; WrongLine where it says nothing."""
    left, arrow, right = line.partition(ARROW)
    words, means = several(left), several(right)
    if (arrow and not means) or not words:
        raise WrongLine(_("Both sides of => need a word."))
    if not arrow and len(words) < 2:
        raise WrongLine(_("A group needs two words at least, with a comma between."))
    if len(words) + len(means) > MOST_WORDS:
        raise WrongLine(_("A group has %(n)s words at most.", n=MOST_WORDS))
    if sum(len(each.encode()) for each in (*words, *means)) > MOST_BYTES:
        raise WrongLine(_("This group is too long. Please make two of it."))
    return Group(words, means, language)


def several(text: str) -> tuple[str, ...]:
    written = [" ".join(each.lower().split()) for each in text.split(",")]
    found = {key_of(word): word for word in written if key_of(word)}
    if any(len(word) > MOST_SIGNS for word in found.values()):
        raise WrongLine(_("A word has %(n)s characters at most.", n=MOST_SIGNS))
    return tuple(found.values())


def read_lines(text: str, languages: Iterable[str]) -> list[Group]:
    """Every group of the text; WrongLine says which line is none."""
    known, language, found = set(languages), "", dict[Group, None]()
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if section := LANGUAGE.fullmatch(line):
            language = (section[1] or "").lower()
            if language and language not in known:
                raise WrongLine(_("No such language: %(language)s", language=language), number)
            continue
        try:
            found[group_of(line, language)] = None
        except WrongLine as wrong:
            raise WrongLine(wrong.message, number) from None
    if len(found) > MOST_GROUPS:
        raise WrongLine(_("There can be %(n)s groups at most.", n=MOST_GROUPS))
    return list(found)


def as_lines(groups: Iterable[Group]) -> str:
    """The text that `read_lines` makes the same groups of."""
    lines: list[str] = []
    language = ""
    for each in sorted(groups, key=lambda group: (group.language, group.line)):
        if each.language != language:
            language = each.language
            lines += ["", f"[{language}]"]
        lines.append(each.line)
    return "\n".join(lines).lstrip("\n") + ("\n" if lines else "")


def query_keys(query: Query) -> list[str]:
    return sorted({key for word in query.words for key in key_of(word)})


def with_synonyms(query: Query, groups: Sequence[Group]) -> Query:
    """The query, each word of which may be met by what the groups say it means, too."""
    typed = [key_of(word) for word in query.words]
    meant: dict[str, dict[Phrase, None]] = {}
    for group in groups:
        for word in group.words:
            for first, last in places_of(key_of(word), typed):
                others = [phrase_of(other) for other in group.others(word)]
                for each in query.words[first:last]:
                    meant.setdefault(each, {}).update(dict.fromkeys(filter(None, others)))
    chosen: Mapping[str, tuple[Phrase, ...]] = {word: tuple(found)[:MOST_MEANT] for word, found in meant.items()}
    return replace(query, synonyms=chosen) if chosen else query


def places_of(wanted: Phrase, typed: Sequence[Phrase]) -> Iterable[tuple[int, int]]:
    """Where words of the query, one after the other, are this one."""
    for first in range(len(typed)):
        held: Phrase = ()
        for last in range(first, len(typed)):
            held += typed[last]
            if held == wanted:
                yield first, last + 1
            if len(held) >= len(wanted):
                break


def phrase_of(text: str) -> Phrase:
    return tuple(found[0].lower() for found in WORD_OR_COMPOUND.finditer(text))
