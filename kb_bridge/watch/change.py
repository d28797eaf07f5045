"""How much less often a question is asked than before, and how sure one can be. Pure.

A rate is threads that ask it, of all questions. Its change is told on the log scale, where half and double are as far;
half a thread is added to each count, so that none is nothing. Against like topics it is the article's change less the
mean of theirs, weighted by their variances with the variance among them (DerSimonian and Laird 1986); that variance is
added to the article's own, for it would have drifted, too, and few topics give a wider interval (Student's t). Against
its own past the exact interval of two Poisson rates is used (Clopper and Pearson), and against its own trend a
log-linear course with a step at the publication, its error widened where weeks vary more than chance.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, sqrt

LEAST_BEFORE, LEAST_AFTER = 49, 24  # threads (those after: expected), which find a halving four times in five
LEAST_TOPICS = 3  # of like size
GAP, BEFORE, AFTER = 2, 26, 52  # weeks: left out before the publication, looked at before that, and after it
T = (12.71, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131)
Z = 1.96
Week = tuple[int, int, int]  # its number, threads that ask it, all questions


@dataclass(frozen=True, slots=True)
class Counts:
    """Threads that ask it and all questions, before and after."""

    before: int
    all_before: int
    after: int
    all_after: int

    @property
    def is_there(self) -> bool:
        return self.all_before > 0 and self.all_after > 0

    @property
    def change(self) -> tuple[float, float]:
        """The log of the ratio of both rates, and its variance by chance alone."""
        ratio = log((self.after + 0.5) / self.all_after) - log((self.before + 0.5) / self.all_before)
        return ratio, 1 / (self.after + 0.5) + 1 / (self.before + 0.5)


@dataclass(frozen=True, slots=True)
class Change:
    """So many times as often as it would have been: about, at least, at most."""

    times: float
    least: float
    most: float

    @property
    def is_shown(self) -> bool:
        return self.most < 1 or self.least > 1


def counts_of(weeks: Sequence[Week]) -> Counts:
    """Without the weeks of the gap."""
    before = [each for each in weeks if -GAP - BEFORE <= each[0] < -GAP]
    after = [each for each in weeks if 0 <= each[0] < AFTER]
    return Counts(
        sum(each[1] for each in before), sum(each[2] for each in before),
        sum(each[1] for each in after), sum(each[2] for each in after),
    )  # fmt: skip


def against_topics(own: Counts, others: Sequence[Counts]) -> Change | None:
    """None where too few topics of like size are there."""
    found = pooled([each.change for each in others if each.is_there])
    if found is None or not own.is_there:
        return None
    mean, error, among = found
    ratio, variance = own.change
    return interval(ratio - mean, variance + among + error, student(sum(each.is_there for each in others) - 1))


def pooled(changes: Sequence[tuple[float, float]]) -> tuple[float, float, float] | None:
    """Mean change, the variance of that mean, and the variance among topics that chance does not explain."""
    if len(changes) < LEAST_TOPICS:
        return None
    weights = [1 / variance for _ratio, variance in changes]
    mean = sum(w * ratio for w, (ratio, _v) in zip(weights, changes, strict=True)) / sum(weights)
    spread = sum(w * (ratio - mean) ** 2 for w, (ratio, _v) in zip(weights, changes, strict=True))
    scale = sum(weights) - sum(w * w for w in weights) / sum(weights)
    among = max(0.0, (spread - len(changes) + 1) / scale)
    weights = [1 / (variance + among) for _ratio, variance in changes]
    mean = sum(w * ratio for w, (ratio, _v) in zip(weights, changes, strict=True)) / sum(weights)
    return mean, 1 / sum(weights), among


def overall(found: Sequence[tuple[Counts, Sequence[Counts]]]) -> Change | None:
    """Of all articles together, each against its own topics; None where there are too few."""
    changes = []
    for own, others in found:
        like = pooled([each.change for each in others if each.is_there])
        if own.is_there and like is not None:
            ratio, variance = own.change
            changes.append((ratio - like[0], variance + like[1] + like[2]))
    mean = pooled(changes)
    return interval(mean[0], mean[1], student(len(changes) - 1)) if mean else None


def is_enough(own: Counts, others: Sequence[Counts]) -> bool:
    """Whether a halving would be found four times in five."""
    like = pooled([each.change for each in others if each.is_there])
    return own.is_there and like is not None and own.before >= LEAST_BEFORE and expected(own, like[0]) >= LEAST_AFTER


def expected(own: Counts, drift: float = 0.0) -> float:
    """Threads after the publication at the old rate, had it drifted like that."""
    return own.before / own.all_before * own.all_after * exp(drift) if own.all_before else 0.0


def against_past(own: Counts) -> Change | None:
    """The exact interval: of all threads that ask it, how many came after, were the rate the same."""
    n, after = own.before + own.after, own.after
    if not own.is_there or n == 0:
        return None
    low = 0.0 if after == 0 else root(lambda p: tail(n, after, p) - 0.025)
    high = 1.0 if after == n else root(lambda p: 0.025 - (1 - tail(n, after + 1, p)))
    share = own.all_before / own.all_after
    return Change(exp(own.change[0]), *(share * p / (1 - p) if p < 1 else float("inf") for p in (low, high)))


def tail(n: int, least: int, p: float) -> float:
    """The chance of at least so many of n."""
    if not 0 < p < 1:
        return float(p >= 1 or least == 0)
    up, down, whole = log(p), log(1 - p), lgamma(n + 1)
    ways = (whole - lgamma(k + 1) - lgamma(n - k + 1) + k * up + (n - k) * down for k in range(least, n + 1))
    return sum(map(exp, ways))


def root(rising: Callable[[float], float]) -> float:
    low, high = 0.0, 1.0
    for _step in range(50):
        middle = (low + high) / 2
        low, high = (low, middle) if rising(middle) > 0 else (middle, high)
    return low


def interval(ratio: float, variance: float, reach: float) -> Change:
    width = reach * sqrt(variance)
    return Change(exp(ratio), exp(ratio - width), exp(ratio + width))


def student(freedom: int) -> float:
    """97.5 % of Student's t."""
    return T[freedom - 1] if 1 <= freedom <= len(T) else Z + 2.7 / freedom
