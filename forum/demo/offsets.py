"""Lengths of time as the content writes them: "3d 4h 20m"."""

import re
from datetime import timedelta

PART = re.compile(r"(\d+)([dhm])")
UNITS = {"d": timedelta(days=1), "h": timedelta(hours=1), "m": timedelta(minutes=1)}


def offset(written: str) -> timedelta:
    """The length of "3d 4h 20m"; parts may be left out but not repeated, and the larger unit stands first."""
    parts = written.split()
    matches = [PART.fullmatch(part) for part in parts]
    units = [match[2] for match in matches if match]
    if not parts or None in matches or units != [unit for unit in UNITS if unit in units]:
        raise ValueError(f'"{written}" is not a length of time such as "3d 4h 20m"')
    return sum((int(match[1]) * UNITS[match[2]] for match in matches if match), timedelta())
