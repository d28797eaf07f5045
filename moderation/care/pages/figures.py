"""How long questions wait, without leaving out those that still do: the page, and its rows as CSV and JSON."""

import csv
import io
from datetime import datetime, timedelta
from math import log

from babel.dates import format_timedelta
from babel.units import format_unit
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from forum.i18n import current_locale
from forum.sheets import safe_cell
from forum.web.house import house
from forum.web.templating import page
from moderation.care.figures import TICKS, Asked, figure, figures, plain_rows, points
from moderation.care.pages.questions import carer
from moderation.care.queries.figures import MOST_ROWS, ROWS, asked_since
from moderation.care.survival import still_waiting
from moderation.care.wording import MEASURES

PLACE = "/mod/care/figures"
DAYS = (7, 30, 90, 365)
WIDTH, HEIGHT = 600, 200


def days_of(request: Request) -> int:
    text = request.query_params.get("days", "")
    return int(text) if text in map(str, DAYS) else 30


async def show_figures(request: Request) -> Response:
    actor, days = carer(request), days_of(request)
    async with house(request).database.reading() as session:
        rows = await asked_since(session, actor, days)
    found, steps = figures(rows, session.now), figure(rows, "first", session.now).steps
    values = {
        "rows": [(each, MEASURES[each.measure], told(each.p50), told(each.p90)) for each in found],
        "questions": len(rows), "most": MOST_ROWS, "middle": told(found[0].p50), "days": days, "query": ROWS.strip(),
        "ways": [(f"{PLACE}?days={each}", told(each * 1440), each == days) for each in DAYS],
        "line": points(steps, across, HEIGHT), "width": WIDTH, "height": HEIGHT,
        "ticks": [
            (told(each), round(across(each), 1), round(100 - 100 * still_waiting(steps, each))) for each in TICKS
        ],
    }  # fmt: skip
    return page(request, "moderation/care/figures.html", values)


async def send_json(request: Request) -> Response:
    rows, now = await rows_of(request)
    return JSONResponse({"query": ROWS.strip(), "rows": plain_rows(rows, now)})


async def send_csv(request: Request) -> Response:
    rows, now = await rows_of(request)
    plain, text = plain_rows(rows, now), io.StringIO()
    names = list(plain[0]) if plain else ["id"]
    lines = csv.writer(text)
    lines.writerow(names)
    lines.writerows([safe_cell(row[name]) for name in names] for row in plain)
    headers = {"content-disposition": 'attachment; filename="response-times.csv"'}
    return Response("\ufeff" + text.getvalue(), media_type="text/csv", headers=headers)


async def rows_of(request: Request) -> tuple[list[Asked], datetime]:
    async with house(request).database.reading() as session:
        return await asked_since(session, carer(request), days_of(request)), session.now


def across(minutes: float) -> float:
    """Where minutes stand in the chart: each mark as far from the next as it is times greater, from one minute on."""
    return WIDTH * log(min(max(minutes, 1.0), TICKS[-1])) / log(TICKS[-1])


def told(minutes: float | None) -> str:
    """The time in words, "" for none."""
    if minutes is None:
        return ""
    span = timedelta(minutes=max(1.0, minutes))
    if span.days >= 14:
        return format_unit(span.days, "duration-day", locale=current_locale.get())
    return format_timedelta(span, granularity="minute", threshold=1.5, locale=current_locale.get())
