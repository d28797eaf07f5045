"""What a table keeps of a person, said by the room that owns it: what they may take along, and what becomes of it."""

from dataclasses import dataclass

GOES, EMPTIED, STAYS = "goes", "emptied", "stays"  # the rows, what the column says, or nothing, when the person leaves


@dataclass(frozen=True, slots=True)
class Belonging:
    """`column` says whose a row is, by number or, with `by_address`, by the address of a letter. `shown` are columns
    that a person takes along. What stays, and what is not shown, has a reason: `why`."""

    table: str
    column: str
    leaving: str
    shown: str = ""
    why: str = ""
    by_address: bool = False
