"""The daily cap, exactly. Pure.

Promise: what the open capped gains of one person and one UTC day bring together is the smaller of the cap and of what
they are worth. The last gain is cut to fit, and when a gain is taken back, what others had been cut returns.
"""

from collections.abc import Iterable, Sequence


def fitting(worth: int, used: int, cap: int | None) -> int:
    """How much of a gain enters on a day that has brought `used` already."""
    return worth if cap is None else max(0, min(worth, cap - used))


def returning(cuts: Iterable[tuple[int, int]], used: int, cap: int | None) -> list[tuple[int, int]]:
    """(line, points) that return when a day has room again; `cuts` are open lines with what each is still short of."""
    returned = []
    for line, missing in cuts:
        points = fitting(missing, used, cap)
        if points > 0:
            returned.append((line, points))
            used += points
    return returned


def spread(worths: Sequence[int], cap: int | None) -> list[int]:
    """What each gain of a day brings, the earliest first."""
    used, brought = 0, []
    for worth in worths:
        brought.append(fitting(worth, used, cap))
        used += brought[-1]
    return brought
