"""Word lists made ready to be looked up: a word costs one dictionary, however long the lists are. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

SHORTEST_STEM = 2


def names(text: str) -> frozenset[str]:
    """The words of a short list."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: its theme, its words (the last may be a stem), how much it weighs."""

    theme: str
    parts: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Found:
    """How often a theme was met: weight of its distinct entries, and the words that did it."""

    weight: float = 0.0
    words: tuple[str, ...] = ()


@dataclass
class Lexicon:
    """Every entry by its first word, or by the stem with which that begins."""

    words: defaultdict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    stems: defaultdict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.starting_with = lru_cache(maxsize=50_000)(self._starting_with)

    @classmethod
    def of(cls, *lists: Mapping[str, str]) -> "Lexicon":
        made = cls()
        for themes in lists:
            for theme, text in themes.items():
                for written in text.split():
                    made.add(entry_of(theme, written))
        return made

    def add(self, entry: Entry) -> None:
        first = entry.parts[0]
        (self.stems[first[:-1]] if first.endswith("*") else self.words[first]).append(entry)

    def _starting_with(self, word: str) -> tuple[Entry, ...]:
        found = list(self.words.get(word, ()))
        for length in range(SHORTEST_STEM, len(word) + 1):
            found += self.stems.get(word[:length], ())
        return tuple(found)

    def walk(self, words: Sequence[str]) -> Iterator[tuple[int, Entry]]:
        """Each entry that stands there, with the place of its first word."""
        for place, word in enumerate(words):
            for entry in self.starting_with(word):
                if follows(words, place, entry.parts):
                    yield place, entry

    def read(self, words: Sequence[str]) -> dict[str, Found]:
        """Each theme that was met; an entry counts once, however often it stands there."""
        return by_theme(dict.fromkeys(entry for _place, entry in self.walk(words)))


def by_theme(entries: Iterable[Entry]) -> dict[str, Found]:
    weights: Counter[str] = Counter()
    words: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        weights[entry.theme] += entry.weight  # type: ignore[assignment]
        words[entry.theme].append(" ".join(entry.parts))
    return {theme: Found(weights[theme], tuple(words[theme])) for theme in weights}


def follows(words: Sequence[str], place: int, parts: Sequence[str]) -> bool:
    """Whether the rest of a phrase stands after its first word."""
    if len(parts) == 1:
        return True
    there = words[place + 1 : place + len(parts)]
    return len(there) == len(parts) - 1 and all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for word, part in zip(there, parts[1:], strict=True)
    )


def entry_of(theme: str, written: str) -> Entry:
    weight = {"!": 2.0, "?": 0.5}.get(written[-1], 1.0)
    parts = tuple(part for part in written.rstrip("!?").split("_") if part)
    return Entry(theme, parts, weight)
