"""How an answer of staff may read to whoever asked. Pure: a text, its language, and what it answers."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from forum.i18n import Message, _
from forum.tone.words import RULES, Rules

LONG_WAIT, SHORT = 24.0, 8  # hours without an answer; words
APART = re.compile(r"(?:^|\n)(```|~~~).*?(?:\n\1|\Z)|`[^`\n]*`|^[ \t]*>[^\n]*$|https?://\S+", re.S | re.M)
CAPITALS = re.compile(r"(?<![\w-])[^\W\d_]{4,}(?![\w-])")
LOUD_MARKS = re.compile(r"[!?]{3,}|!!")
STEP = re.compile(r"^\s*(?:\d+[.)]|[-*+])\s|`|https?://|\]\(|\d", re.M)
MOST_WORDS = 5

WORDS: dict[str, Callable[[str], Message]] = {
    "blame": lambda words: _(
        "This may read as blame: %(words)s. Say what happens rather than who did it.", words=words
    ),
    "repeated": lambda words: _("This can sound impatient: %(words)s. Say it once more, or link to it.", words=words),
    "just": lambda words: _("This can make it sound easier than it is for them: %(words)s.", words=words),
    "shouting": lambda words: _("This reads as shouting: %(words)s.", words=words),
    "jargon": lambda words: _("Not everybody knows these words: %(words)s.", words=words),
    "wait": lambda _words: _("They have waited for more than a day. A greeting or a word of regret helps."),
    "unanswered": lambda _words: _("It is short, without a step or a link. Does it answer what was asked?"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is answered: hours since then without an answer, and whether it asks something."""

    hours: float = 0.0
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing to think of before posting; `found` are the words that led to it."""

    kind: str
    found: tuple[str, ...] = ()

    @property
    def words(self) -> Message:
        return WORDS[self.kind](", ".join(f"“{each}”" for each in self.found))


def hints_for(text: str, language: str | None, asked: Asked | None = None) -> list[Hint]:
    """None for a language that has no rules, but for shouting; code, quotes and addresses do not count."""
    own, asked, rules = APART.sub("\n", text), asked or Asked(), RULES.get(language or "")
    hints = []
    for kind in ("blame", "repeated", "just", "jargon") if rules else ():
        if found := found_by(getattr(rules, kind), own):
            hints.append(Hint(kind, found))
    if loud := shouting(own):
        hints.append(Hint("shouting", loud))
    if rules and asked.hours >= LONG_WAIT and not is_kind(own, rules):
        hints.append(Hint("wait"))
    if asked.asks and 0 < len(own.split()) < SHORT and not STEP.search(text):
        hints.append(Hint("unanswered"))
    return hints


def found_by(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    found = (" ".join(match[0].split()) for match in pattern.finditer(text))
    return tuple(dict.fromkeys(found))[:MOST_WORDS]


def shouting(text: str) -> tuple[str, ...]:
    """Two long words in capitals side by side, or rows of marks; one such word may be a name."""
    words = [match for match in CAPITALS.finditer(text) if match[0].isupper()]
    near = [f"{one[0]} {other[0]}" for one, other in pairwise(words) if not text[one.end() : other.start()].strip(" ,")]
    return tuple(dict.fromkeys([*near, *LOUD_MARKS.findall(text)]))[:MOST_WORDS]


def is_kind(text: str, rules: Rules) -> bool:
    """A greeting or a word of regret at its head, or a goodbye at its foot."""
    tidy = text.strip()
    return bool(rules.opens.search(tidy[:80]) or rules.closes.search(tidy[-160:]))
