"""Which backups are kept: the newest of each of so many days, weeks and months."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

FORM = "talkoot-%Y%m%d-%H%M%S.tar"
NAME = re.compile(r"talkoot-\d{8}-\d{6}\.tar")


def name_at(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime(FORM)


def moment_of(name: str) -> datetime:
    return datetime.strptime(name, FORM).replace(tzinfo=UTC)


def to_keep(names: Iterable[str], kept: Sequence[int]) -> set[str]:
    """`kept` is how many days, weeks and months; the newest of all is always among them."""
    newest_first = sorted(names, reverse=True)
    chosen = set(newest_first[:1])
    for form, most in zip(("%Y-%m-%d", "%G-%V", "%Y-%m"), kept, strict=True):
        newest: dict[str, str] = {}
        for name in newest_first:
            newest.setdefault(moment_of(name).strftime(form), name)
        chosen |= set(list(newest.values())[:most])
    return chosen
