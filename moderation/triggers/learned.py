"""What the forum's own decisions teach: hashed features and an online linear model in plain Python. Pure.

It starts knowing nothing and trains on decisions of this forum only, one at a time: logistic regression in which each
weight has a learning rate of its own that falls with what it has seen (AdaGrad; Duchi, Hazan, Singer, JMLR 12, 2011).
A weight can be named again as long as the text at hand holds its feature, so it says why it fired. It adds to what
rules see: without a sign of theirs it is not asked, and nothing is held on its word.
"""

import math
import zlib
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from moderation.triggers.texts import Text

BITS = 16
RATE = 0.35
BIAS = "(every post)"
MOST_FEATURES = 400
ENOUGH = 20  # decisions of each kind before it is asked
FORGET = 1e-4  # pulls weights towards nothing, so that one decision does not rule for ever


@dataclass
class Learned:
    """The weights, what each has seen, and the decisions that went in."""

    weights: "array[float]" = field(default_factory=lambda: array("f", bytes(4 << BITS)))
    seen: "array[float]" = field(default_factory=lambda: array("f", bytes(4 << BITS)))
    useful: int = 0
    useless: int = 0

    @property
    def knows_enough(self) -> bool:
        return self.useful >= ENOUGH and self.useless >= ENOUGH

    def logit(self, features: Iterable[str]) -> float:
        """Above 0: more like what was acted upon; below: more like what was let be."""
        return sum(self.weights[slot(each)] * worth(each) for each in features)

    def learn(self, features: list[str], *, useful: bool, rules: float = 0.0) -> None:
        """One step towards this decision, from what the rules said of it (`rules`, a logit): only where they were wrong
        is there much to learn."""
        if useful:
            self.useful += 1
        else:
            self.useless += 1
        wrong = 1 / (1 + math.exp(-max(-30.0, min(30.0, rules + self.logit(features))))) - useful
        for each in features:
            place, step = slot(each), wrong * worth(each)
            step += FORGET * self.weights[place]
            self.seen[place] += step * step
            self.weights[place] -= RATE * step / (math.sqrt(self.seen[place]) + 1e-6)

    def why(self, features: Iterable[str], most: int = 5) -> list[tuple[str, float]]:
        """The features that weighed most towards acting."""
        weighed = sorted(((each, self.weights[slot(each)] * worth(each)) for each in features), key=lambda at: -at[1])
        return [(each, weight) for each, weight in weighed[:most] if weight > 0.05]

    def dump(self) -> bytes:
        counts = self.useful.to_bytes(4, "big") + self.useless.to_bytes(4, "big")
        return zlib.compress(counts + self.weights.tobytes() + self.seen.tobytes(), 6)

    @classmethod
    def load(cls, packed: bytes) -> "Learned":
        raw, size = zlib.decompress(packed), 4 << BITS
        weights, seen = array("f", raw[8 : 8 + size]), array("f", raw[8 + size :])
        return cls(weights, seen, int.from_bytes(raw[:4], "big"), int.from_bytes(raw[4:8], "big"))


def features_of(text: Text, signs: Iterable[str] = ()) -> list[str]:
    """Words, pairs of words, places linked to, and the names of the signs that rules saw; each once."""
    words = [word for word in text.words if 1 < len(word) <= 30][:MOST_FEATURES]
    found = dict.fromkeys(words)
    found |= dict.fromkeys(f"{one} {other}" for one, other in pairwise(words))
    found |= dict.fromkeys(f"host:{link.domain}" for link in text.links)
    found |= dict.fromkeys(f"sign:{sign}" for sign in signs)
    return [BIAS, *found]


def slot(feature: str) -> int:
    return zlib.crc32(feature.encode()) & ((1 << BITS) - 1)


def worth(feature: str) -> float:
    """Signs and hosts say more than a word."""
    return 1.0 if feature.startswith(("sign:", "host:")) else 0.35
