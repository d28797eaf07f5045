"""The log as a file: rows for a spreadsheet, objects for a program, piece by piece."""

import csv
import io
import json
from collections.abc import AsyncIterator
from typing import Any

from forum.audit.queries import Deed
from forum.sheets import safe_cell

Steps = AsyncIterator[list[Deed]]
COLUMNS = ("id", "at", "who", "kind", "event", "said", "about", "url", "details")


def values_of(deed: Deed, base_url: str) -> dict[str, Any]:
    at = deed.at.isoformat(timespec="seconds")
    url = base_url + deed.url if deed.url else ""
    found = (deed.id, at, deed.who or "", deed.audited.kind, deed.audited.event.__name__, deed.said,
             deed.person or "", url, deed.payload)  # fmt: skip
    return dict(zip(COLUMNS, found, strict=True))


async def as_csv(steps: Steps, base_url: str) -> AsyncIterator[str]:
    yield "\ufeff" + lines_of([list(COLUMNS)])
    async for found in steps:
        yield lines_of([cells_of(deed, base_url) for deed in found])


async def as_json(steps: Steps, base_url: str) -> AsyncIterator[str]:
    yield "["
    between = "\n"
    async for found in steps:
        for deed in found:
            yield between + json.dumps(values_of(deed, base_url), ensure_ascii=False, default=str)
            between = ",\n"
    yield "\n]\n"


def cells_of(deed: Deed, base_url: str) -> list[object]:
    values = values_of(deed, base_url)
    return [safe_cell(each) for each in (*list(values.values())[:-1], json.dumps(values["details"], default=str))]


def lines_of(rows: list[list[Any]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()
