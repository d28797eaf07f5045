"""When a solution counts as outdated, and what versions a text names. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ENOUGH = 2  # of weight: one who ought to know, or two others
KNOWING = 2  # what the word of the asker, of the answerer and of staff weighs; everybody else's weighs 1
VERSION = re.compile(r"(?<![\w.])v?(\d{1,4}(?:\.\d{1,4}){1,3})(?![\w.]*\d*\.\d|%|\w)")
# In prose only what is called a version is one: 2.4 GHz, 192.168.1.1 and 3.50 are none.
CALLED = re.compile(
    r"\b(?:version|firmware|release|верси\w*|прошивк\w*|релиз\w*|versiun\w*|v)[\s:]{0,2}"
    r"v?(\d{1,4}(?:\.\d{1,4}){1,3})(?![\w]|\.\d)",
    re.IGNORECASE,
)
LABEL = "^(product version|version|версия|versiune)"
NAMED_BY = 3  # distinct people, before a version is believed to be out


@dataclass(frozen=True, slots=True)
class Words:
    """What was said of a solution, by weight and by heads."""

    yes: int = 0
    no: int = 0
    said_yes: int = 0
    said_no: int = 0

    @property
    def outdated(self) -> bool:
        """At least `ENOUGH` say no, and more than say yes."""
        return self.no >= ENOUGH and self.no > self.yes


def weight_of(actor_id: int | None, *, asker_id: int | None, answerer_id: int | None, staff: bool) -> int:
    return KNOWING if staff or (actor_id is not None and actor_id in (asker_id, answerer_id)) else 1


def versions_in(text: str) -> list[tuple[int, ...]]:
    """Versions in a field that asks for one, such as 4.2 or v4.2.1; a lone number is none."""
    return parts_of(VERSION.findall(text))


def versions_called(text: str) -> list[tuple[int, ...]]:
    """Versions in prose: those that are called so."""
    return parts_of(CALLED.findall(text))


def parts_of(found: Iterable[str]) -> list[tuple[int, ...]]:
    return [tuple(int(part) for part in each.split(".")) for each in found]


def newest(prose: Iterable[str], fields: Iterable[str] = ()) -> tuple[int, ...] | None:
    """The newest version that is named in texts or in fields that ask for one."""
    called = [version for text in prose for version in versions_called(text)]
    given = [version for text in fields for version in versions_in(text)]
    return max([*called, *given], default=None)


def newer_version(own: tuple[int, ...] | None, named: Sequence[tuple[int | str, str]]) -> str | None:
    """The newest version that at least `NAMED_BY` people named, where it is a greater one than the article's own in its
    first two figures; `named` are (who, what they wrote)."""
    if own is None:
        return None
    people: dict[tuple[int, ...], set[int | str]] = {}
    for who, text in named:
        for version in versions_in(text):
            people.setdefault(version[:2], set()).add(who)
    known = [version for version, names in people.items() if len(names) >= NAMED_BY]
    best = max(known, default=own[:2])
    return ".".join(map(str, best)) if best > own[:2] else None
