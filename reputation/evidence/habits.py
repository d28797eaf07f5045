"""What somebody would have given somebody by habit alone. Pure.

A giver's deeds are taken topic by topic. In each, the taker's share is what people without a stake gave: not the giver,
not whoever shares in the case, and not those with whom the taker exchanges. Small topics lean on the taker's
share of everything. What is left over is measured as the chance of a Poisson variable to reach as many.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property
from math import exp, lgamma, log, log10

from reputation.evidence.rows import Deed

LEANING = 10.0  # deeds of the forum as a whole that each topic is mixed with
FEWEST = 0.25  # expected at least, for nobody's habits are known better than that
Pair = tuple[int, int]


class Habits:
    """Who gave whom how much, where; of deeds of one kind and sign."""

    def __init__(self, deeds: Iterable[Deed]):
        self.between: dict[Pair, list[Deed]] = defaultdict(list)
        self.by_topic: dict[Pair, Counter[str]] = defaultdict(Counter)
        self.given: dict[int, Counter[str]] = defaultdict(Counter)
        self.taken: dict[int, Counter[str]] = defaultdict(Counter)
        self.topics: Counter[str] = Counter()
        for deed in deeds:
            pair = (deed.giver, deed.taker)
            self.between[pair].append(deed)
            self.by_topic[pair][deed.topic] += 1
            self.given[deed.giver][deed.topic] += 1
            self.taken[deed.taker][deed.topic] += 1
            self.topics[deed.topic] += 1

    @cached_property
    def all(self) -> int:
        return self.topics.total()

    @cached_property
    def mutual(self) -> dict[int, set[int]]:
        """With whom each person exchanges: both have given, both have taken."""
        found: dict[int, set[int]] = defaultdict(set)
        for giver, taker in self.between:
            if (taker, giver) in self.between:
                found[giver].add(taker)
        return found

    def count(self, giver: int, taker: int) -> int:
        return len(self.between.get((giver, taker), ()))

    def expected(self, giver: int, taker: int, apart: Collection[int] = ()) -> float:
        """How many of the giver's deeds habit explains; `apart` are people whose deeds say nothing either."""
        staked = {giver, *apart, *self.mutual.get(taker, ())} - {taker}
        whole = self.share(taker, staked, giver)
        return max(FEWEST, sum(
            number * self.share_in(topic, taker, staked, giver=giver, whole=whole)
            for topic, number in self.given[giver].items()
        ))  # fmt: skip

    def share(self, taker: int, staked: Collection[int], giver: int) -> float:
        """The taker's share of everything that people without a stake gave to others than the giver."""
        got = self.taken[taker].total() - sum(self.count(person, taker) for person in staked)
        out_of = self.all - self.taken[giver].total() - sum(self.given[person].total() for person in staked)
        return max(got, 0) / max(out_of, 1)

    def share_in(self, topic: str, taker: int, staked: Collection[int], *, giver: int, whole: float) -> float:
        got = self.taken[taker][topic]
        out_of = self.topics[topic] - (self.taken[giver][topic] if giver in self.taken else 0)
        for person in staked:
            if person in self.given:
                out_of -= self.given[person][topic]
            if (person, taker) in self.by_topic:
                got -= self.by_topic[person, taker][topic]
        return min(1.0, (max(got, 0) + LEANING * whole) / (max(out_of, 0) + LEANING))


def surprise(count: int, expected: float) -> float:
    """Decimal places of the chance that a Poisson variable with this mean reaches `count`: 3.0 is one in a thousand."""
    if count <= expected:
        return 0.0
    term = total = exp(count * log(expected) - expected - lgamma(count + 1))
    for step in range(count + 1, count + 200):
        term *= expected / step
        total += term
        if term < total * 1e-9:
            break
    return -log10(total) if total > 0 else 300.0
