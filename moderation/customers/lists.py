"""Lists of customers as text: one line a person, with plan and organisation. Pure."""

import csv
import io
import re
from dataclasses import dataclass

MOST_LINES = 5000
HEAD = ("person", "plan", "organisation")
DOMAIN = re.compile(r"(?=.{3,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")


@dataclass(frozen=True, slots=True)
class Line:
    """One person by handle or address; '' where nothing is said of the rest."""

    number: int
    person: str
    plan: str
    organisation: str


def read_lines(text: str) -> list[Line]:
    """Comma, semicolon or tab between; a first line with the names of the columns is passed over. ValueError has the
    number of a line that has no person or too many parts."""
    mark = max(",;\t", key=text.split("\n", 1)[0].count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=mark))
    except csv.Error:
        raise ValueError(1) from None
    found = []
    for number, parts in enumerate(rows, start=1):
        cells = [" ".join(part.split()) for part in parts]
        if not any(cells) or (number == 1 and cells[0].lower() == HEAD[0]):
            continue
        if not cells[0] or len(cells) > len(HEAD):
            raise ValueError(number)
        found.append(Line(number, *(*cells, "", "")[:3]))
    return found


def read_domain(text: str) -> str | None:
    """What stands after the @, or None where it is no domain."""
    plain = text.lower().removeprefix("@")
    return plain if DOMAIN.fullmatch(plain) else None
