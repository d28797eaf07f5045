"""Laying vectors straight, so that one threshold can tell what asks the same from what is merely of one forum.

Raw vectors of a sentence model lie in a narrow cone: strangers reach .8, paraphrases .9. What all threads of a language
have in common (their mean) and the one direction in which they differ most (what they are about, not what they ask) are
taken away. On streams of bank questions among as many strangers, one direction did better than none and than three,
which threw away what tells questions apart. Means of languages of few threads lean on the mean of all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Rows = np.ndarray[Any, np.dtype[np.float32]]
LEANING = 50.0  # threads: so much weight the mean of all has in that of a language
DIRECTIONS = 1


@dataclass(frozen=True, slots=True)
class Fit:
    """What was learned of a forum's vectors; `means` by language, under "" that of all."""

    means: Mapping[str, Rows]
    directions: Rows

    def stored(self) -> dict[str, Any]:
        """As JSON keeps it."""
        means = {language: np.round(mean, 6).tolist() for language, mean in self.means.items()}
        return {"means": means, "directions": np.round(self.directions, 6).tolist()}


def restored(stored: Mapping[str, Any]) -> Fit:
    means = {language: np.asarray(mean, dtype=np.float32) for language, mean in stored["means"].items()}
    return Fit(means, np.asarray(stored["directions"], dtype=np.float32).reshape(-1, len(means[""])))


def fit(raw: Rows, languages: Sequence[str]) -> Fit:
    """Of all vectors, or of as many as one likes to look at; `languages` one for each."""
    overall = raw.mean(axis=0)
    means = {"": overall}
    for language in sorted(set(languages)):
        own = raw[[each == language for each in languages]]
        means[language] = (own.sum(axis=0) + LEANING * overall) / (len(own) + LEANING)
    centred = raw - np.stack([means[each] for each in languages])
    _left, _sizes, directions = np.linalg.svd(centred.T @ centred, hermitian=True)
    return Fit(means, directions[:DIRECTIONS].astype(np.float32))


def straight(raw: Rows, languages: Sequence[str], known: Fit) -> Rows:
    """Vectors of length 1 whose product says how much two threads ask the same, around 0 for strangers."""
    overall = known.means[""]
    centred = raw - np.stack([known.means.get(each, overall) for each in languages])
    centred -= (centred @ known.directions.T) @ known.directions
    lengths = np.linalg.norm(centred, axis=1, keepdims=True)
    found: Rows = centred / np.maximum(lengths, 1e-6)
    return found


def from_halves(stored: Sequence[bytes]) -> Rows:
    """Vectors as PostgreSQL sends a halfvec: two lengths of two bytes, then half floats, big end first."""
    if not stored:
        return np.zeros((0, 0), dtype=np.float32)
    return np.stack([np.frombuffer(each, dtype=">f2", offset=4) for each in stored]).astype(np.float32)


def written(vector: Rows) -> str:
    """A vector as PostgreSQL reads one."""
    return "[" + ",".join(f"{each:.5g}" for each in vector.tolist()) + "]"
