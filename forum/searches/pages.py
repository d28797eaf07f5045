"""What is looked for, for editors and admins; and opening a result of a search."""

import csv
import io
from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from forum.actor import Actor
from forum.errors import NotThere
from forum.i18n import _, n_
from forum.searches.actions import mark_search_seen, mark_search_unseen, note_click
from forum.searches.noting import is_counted, read_result_url
from forum.searches.policy import may_read_searches
from forum.searches.queries import AGAIN, most_searched, search_figures, searched_in_vain
from forum.sheets import safe_cell
from forum.web.forms import Form, Hidden, Submission, Text, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.slots import fill_slot
from forum.web.templating import page

PLACE = "/search/log"
DAYS = (7, 30, 90)
USUAL = 30
SHOWN, SENT = 50, 5_000  # rows on the page and in a file
WORDS = Form(words=Text(max=200), days=Hidden())
COLUMNS = ("words", "language", "searches", "without_result", "opened", "mean_place", "results_now", "last")


def reader(request: Request) -> Actor:
    """The page is not there for anybody else."""
    actor = actor_of(request)
    if not may_read_searches(actor):
        raise NotThere
    return actor


async def show_log(request: Request) -> Response:
    actor, days = reader(request), days_of(request.query_params.get("days", ""))
    seen = request.query_params.get("seen") == "yes"
    async with house(request).database.reading() as session:
        since = session.now - timedelta(days=days)
        values: dict[str, Any] = {
            "figures": await search_figures(session, since),
            "wanted": await most_searched(session, since, SHOWN),
            "missing": await searched_in_vain(session, since, SHOWN, seen=seen),
            "write_url": next(iter(await fill_slot(house(request), session, actor, "write_article", {})), ""),
        }
    values |= {
        "days": days, "seen": seen, "kept_days": house(request).settings.search_log_days, "again": AGAIN,
        "may_teach": actor.is_admin,
        "ways": [(f"{PLACE}?days={each}", n_("%(count)s day", "%(count)s days", each), each == days) for each in DAYS],
    }  # fmt: skip
    return page(request, "forum/searches/log.html", values)


async def send_csv(request: Request) -> Response:
    reader(request)
    days = days_of(request.query_params.get("days", ""))
    async with house(request).database.reading() as session:
        rows = await most_searched(session, session.now - timedelta(days=days), SENT)
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow(COLUMNS)
    for each in rows:
        place = "" if each.place is None else round(each.place, 2)
        last = each.last_at.isoformat(timespec="seconds")
        lines.writerow(
            [safe_cell(each.words), each.language, each.times, each.without, each.clicked, place, each.hits, last]
        )
    headers = {"content-disposition": 'attachment; filename="searches.csv"'}
    return Response("\ufeff" + text.getvalue(), media_type="text/csv", headers=headers)


async def mark_seen(request: Request) -> Response:
    actor, sent = reader(request), await words_sent(request)
    async with house(request).database.writing() as session:
        await mark_search_seen(session, actor, sent.values["words"])
    return see_other(request, f"{back(sent.values['days'])}#missing", notice=_("Marked as seen."))


async def take_back(request: Request) -> Response:
    actor, sent = reader(request), await words_sent(request)
    async with house(request).database.writing() as session:
        await mark_search_unseen(session, actor, sent.values["words"])
    return see_other(request, f"{back(sent.values['days'])}#missing", notice=_("It is among those without a result."))


async def words_sent(request: Request) -> Submission:
    sent = WORDS.read(await read_form(request))
    if not sent.ok:
        raise NotThere  # our own buttons send them
    return sent


def back(days: str) -> str:
    return f"{PLACE}?days={days_of(days)}"


def days_of(text: str) -> int:
    return int(text) if text in map(str, DAYS) else USUAL


async def open_result(request: Request) -> Response:
    """On to the result, which is counted as opened."""
    known = read_result_url(request)
    if known is None:
        raise NotThere
    search, found, place, url = known
    if is_counted(request) and request.method == "GET":
        async with house(request).database.writing() as session:
            session.writes_unseen()
            await note_click(session, search, found, place=place)
    return RedirectResponse(url, status_code=303, headers={"cache-control": "private, no-store"})
