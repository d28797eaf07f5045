"""Figures of triggers: precision with its interval, recall; and when a trigger is suspended. Pure."""

from forum.shares import Share

FLOOR, ENOUGH = 0.20, 50  # a trigger under this precision after so many verdicts is suspended
TARGET_TRIGGER, TARGET_QUEUE, TARGET_COVERAGE = 0.50, 0.70, 0.14
TARGET_AGREEMENT, TARGET_OVERTURNED, TARGET_RECALL = 0.90, 0.05, 0.80


def is_too_imprecise(precision: Share) -> bool:
    return precision.whole >= ENOUGH and (precision.value or 0.0) < FLOOR


def recall(found: int, sample: Share, unnoticed: int) -> tuple[float, float, float] | None:
    """Useful items found by rules, of all that there were: what rules did not notice is estimated from the blind
    sample. The estimate, and the range in which it lies; None before anything of the sample was judged."""
    if not sample.whole:
        return None
    low, high = sample.interval
    at_worst, at_best = of_all(found, high * unnoticed), of_all(found, low * unnoticed)
    return of_all(found, (sample.value or 0.0) * unnoticed), at_worst, at_best


def of_all(found: int, missed: float) -> float:
    return found / (found + missed) if found + missed > 0 else 0.0


def expected(probability: float, precision: Share, weight: int = 5) -> float:
    """What a rule says of itself, drawn towards its verdicts; its own word counts as five verdicts."""
    return min(0.99, max(0.01, (precision.part + weight * probability) / (precision.whole + weight)))
