"""A share with its interval, as figures tell it. Pure."""

from dataclasses import dataclass
from math import sqrt

Z = 1.96  # standard deviations: 95 %


def wilson(share: float, n: float) -> tuple[float, float]:
    """Between which shares the true one lies, at 95 %, when `n` gave this one (Wilson, JASA 22, 1927): honest for few
    and for extremes."""
    if n <= 0:
        return 0.0, 1.0
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    reach = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return max(0.0, middle - reach), min(1.0, middle + reach)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.part / self.whole, self.whole) if self.whole else (0.0, 1.0)
