"""How alike two texts are: the cosine of their weighted words (TF-IDF), and the words that made them so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

Vector = Mapping[str, float]

RESERVE = 2.5
"""Each text counts as though it had one more word, unlike any other, that weighs so many times the rarest: of few
words, more must be shared. With it one threshold serves one-line questions and long ones (measured on both)."""


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many of `total` threads each word occurs; what is not listed occurs in none."""

    total: int
    threads: Mapping[str, int]

    def weight(self, word: str) -> float:
        """Inverse document frequency, smoothed so that a forum of three threads already tells words apart."""
        return log((self.total + 1) / (self.threads.get(word, 0) + 1)) + 1


def vector(counts: Mapping[str, int], frequencies: Frequencies, reserve: float = RESERVE) -> Vector:
    """(1 + log count) times rarity, of a length just under 1 (see RESERVE). Empty for an empty text."""
    weights = {word: (1 + log(count)) * frequencies.weight(word) for word, count in counts.items() if count > 0}
    kept = reserve * log(frequencies.total + 1)
    length = sqrt(sum(weight * weight for weight in weights.values()) + kept * kept)
    return {word: weight / length for word, weight in weights.items()} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """From 0 (no word in common) towards 1, for vectors as made by `vector`."""
    few, many = sorted((one, other), key=len)
    return sum(weight * many.get(word, 0.0) for word, weight in few.items())


def mean(vectors: Sequence[Vector]) -> Vector:
    """The average of vectors. Its product with another one is the mean pairwise cosine: average link, exactly."""
    total: dict[str, float] = {}
    for one in vectors:
        for word, weight in one.items():
            total[word] = total.get(word, 0.0) + weight / len(vectors)
    return total


def average_link(one: Sequence[Vector], other: Sequence[Vector]) -> float:
    """The mean cosine over all pairs between two groups."""
    return cosine(mean(one), mean(other)) if one and other else 0.0


def shared_words(one: Vector, group: Iterable[Vector], most: int = 6) -> list[str]:
    """The words that contribute most to the likeness of `one` and the group, the strongest first."""
    centre = mean(list(group))
    gains = {word: weight * centre[word] for word, weight in one.items() if word in centre}
    return sorted(gains, key=lambda word: (-gains[word], word))[:most]
