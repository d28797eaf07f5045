"""What happens to the weekly letters."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WeeklyLetterOpened:
    """A week (2026-W09) is over for somebody who writes articles: their letter is due."""

    user_id: int
    week: str


@dataclass(frozen=True, slots=True)
class WeeklyLetterChosen:
    """Somebody said whether they want the weekly letter."""

    user_id: int
    wanted: bool
