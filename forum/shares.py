"""A share with its interval, as figures tell it. Pure."""

from dataclasses import dataclass
from math import sqrt

Z = 1.96  # of a 95 % interval


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with Wilson's interval (JASA 22, 1927), which is honest for few and for extremes."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None

    @property
    def interval(self) -> tuple[float, float]:
        if not self.whole:
            return 0.0, 1.0
        share, n = self.part / self.whole, self.whole
        middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z / (1 + Z * Z / n) * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)
