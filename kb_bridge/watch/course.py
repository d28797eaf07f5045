"""The step in a course of weekly counts that a steady growth or decline does not explain. Pure.

A Poisson regression, log(threads) = log(all questions) + level + slope × week + step × (after the publication), by
iterated weighted least squares; where weeks vary more than a Poisson's, the error grows by Pearson's factor.
"""

from collections.abc import Sequence
from math import exp, log, sqrt

from kb_bridge.watch.change import AFTER, BEFORE, GAP, Change, Week, student

ROUNDS = 30
LEAST_WEEKS = 8  # on either side
FARTHEST = 10.0  # on the log scale: beyond it nothing was found
Matrix = list[list[float]]


def against_trend(weeks: Sequence[Week]) -> Change | None:
    """None where the weeks are too few, or say nothing."""
    kept = [each for each in weeks if each[2] > 0 and (-GAP - BEFORE <= each[0] < -GAP or 0 <= each[0] < AFTER)]
    after = sum(week >= 0 for week, _n, _all in kept)
    threads = [sum(n for week, n, _all in kept if (week >= 0) is side) for side in (False, True)]
    if min(after, len(kept) - after) < LEAST_WEEKS or 0 in threads:
        return None
    rows = [[1.0, week / BEFORE, float(week >= 0)] for week, _n, _all in kept]
    found = [log(sum(threads) / sum(each[2] for each in kept)), 0.0, 0.0]
    means, inverse = at(found, rows, kept)
    for _round in range(ROUNDS):
        if inverse is None:
            return None
        gain = [
            sum(row[i] * (each[1] - mean) for row, each, mean in zip(rows, kept, means, strict=True)) for i in range(3)
        ]
        steps = [max(-2.0, min(2.0, dot(line, gain))) for line in inverse]
        found = [value + step for value, step in zip(found, steps, strict=True)]
        means, inverse = at(found, rows, kept)
        if max(map(abs, steps)) < 1e-8:
            break
    if inverse is None or abs(found[2]) > FARTHEST:
        return None
    freedom = len(kept) - 3
    excess = sum((each[1] - mean) ** 2 / mean for each, mean in zip(kept, means, strict=True)) / freedom
    width = student(freedom) * sqrt(inverse[2][2] * max(1.0, excess))
    if width > FARTHEST:
        return None
    return Change(exp(found[2]), exp(found[2] - width), exp(found[2] + width))


def at(found: Sequence[float], rows: Matrix, weeks: Sequence[Week]) -> tuple[list[float], Matrix | None]:
    """The threads to be expected in each week, and the covariances of what was found."""
    means = [each[2] * exp(max(-30.0, min(30.0, dot(row, found)))) for row, each in zip(rows, weeks, strict=True)]
    return means, inverted(information(rows, means))


def information(rows: Matrix, means: Sequence[float]) -> Matrix:
    return [
        [sum(mean * row[i] * row[j] for row, mean in zip(rows, means, strict=True)) for j in range(3)] for i in range(3)
    ]


def inverted(matrix: Matrix) -> Matrix | None:
    """By Gauss and Jordan, with the largest pivot; None for what has no inverse."""
    size = len(matrix)
    lines = [[*line, *(float(i == j) for j in range(size))] for i, line in enumerate(matrix)]
    for at in range(size):
        best = max(range(at, size), key=lambda i: abs(lines[i][at]))
        if abs(lines[best][at]) < 1e-12:
            return None
        lines[at], lines[best] = lines[best], lines[at]
        lines[at] = [value / lines[at][at] for value in lines[at]]
        for i in range(size):
            if i != at:
                lines[i] = [value - lines[i][at] * top for value, top in zip(lines[i], lines[at], strict=True)]
    return [line[size:] for line in lines]


def dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
