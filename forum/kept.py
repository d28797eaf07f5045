"""What is kept for a while and then goes: each package lists its own, and one page shows all of it."""

from dataclasses import dataclass

from forum.errors import Words


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows of a table, from which those go for which `older` holds, a condition in which `{until}` is a moment. Where
    `emptied` says what is set, the row stays without it. An admin may choose from `least` to `most` days; where these
    leave no choice, a schedule of its own or the setting named here prunes after `days`."""

    name: str
    what: Words
    why: Words
    table: str
    older: str
    days: int
    least: int = 0
    most: int = 0
    emptied: str = ""
    setting: str = ""

    @property
    def is_chosen(self) -> bool:
        return self.least < self.most
