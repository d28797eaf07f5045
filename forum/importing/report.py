"""What became of every row of a dump: made, there already, or left out and why. Pure."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Tally:
    """One kind of row. `read` is always the sum of the others; `notes` count things worth knowing about rows made."""

    read: int = 0
    made: int = 0
    already: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)

    @property
    def adds_up(self) -> bool:
        return self.read == self.made + self.already + sum(self.left_out.values())


@dataclass
class Report:
    """The whole import; `kinds` in the order in which they were brought."""

    source: str
    kinds: dict[str, Tally] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)  # tables that the dump does not have
    seconds: float = 0.0
    dry_run: bool = False

    def of(self, kind: str) -> Tally:
        return self.kinds.setdefault(kind, Tally())

    @property
    def rows(self) -> int:
        return sum(tally.read for tally in self.kinds.values())

    def as_json(self) -> Mapping[str, Any]:
        """The report for programs; counts of each kind add up to `read`."""
        return {
            "source": self.source,
            "dry_run": self.dry_run,
            "rows": self.rows,
            "seconds": round(self.seconds, 2),
            "rows_per_second": round(self.rows / self.seconds) if self.seconds else None,
            "missing": self.missing,
            "kinds": {
                kind: {
                    "read": tally.read,
                    "made": tally.made,
                    "already": tally.already,
                    "left_out": dict(tally.left_out),
                    "notes": dict(tally.notes),
                }
                for kind, tally in self.kinds.items()
            },
        }
