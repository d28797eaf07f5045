"""Does it work: what showing answers before asking spares, measured against those to whom nothing was shown."""

import csv
import io
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from babel.numbers import is_currency
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from forum.database import Session
from forum.effect.actions import set_costs
from forum.effect.intervals import LEAST_ASKED, LEAST_SESSIONS
from forum.effect.policy import may_set_costs
from forum.effect.queries import GROUPS, Costs, costs, ends, groups, still_open
from forum.effect.watching import visitor_sees_articles
from forum.errors import NotThere
from forum.i18n import _, n_, number
from forum.web.forms import Form, Submission, Text, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from kb_bridge.pages.editing import editor
from kb_bridge.sparing import FORMULA, Sparing, as_json, plain_rows
from kb_bridge.watch.change import LEAST_AFTER, LEAST_BEFORE, LEAST_TOPICS
from kb_bridge.watch.queries import NEAR_WEEKS, watched_article, watched_articles
from kb_bridge.watch.telling import drawn, together, told

PLACE = "/kb/editor/effect"
DAYS = (30, 90, 365)
WIDTH = 600  # of the chart
MOST_SHOWN = 50  # articles
CHANGE = "log((after + .5) / all_after) - log((before + .5) / all_before) - mean of the same over the other topics"
MOST_MINUTES, MOST_HOUR = 10_000, 100_000
ENDS = {
    "answered": (_("Said that it answered them"), _("They pressed “This answered it” and asked nothing.")),
    "joined": (_("Joined a question"), _("They pressed “I have this too” and asked nothing of their own.")),
    "left": (_("Left and did not ask"), _("No question within 24 hours, and not back with the same words in a week.")),
    "came_back": (_("Came back"), _("They looked for the same again within a week, and asked nothing.")),
    "helped": (
        _("Needed staff after all"),
        _("They asked nothing in 24 hours, but staff replied to them in that week."),
    ),
    "asked": (_("Asked"), _("A question within 24 hours, or when they came back with the same words.")),
}
COST = Form(
    minutes=Text(max=6, missing=_("Please give the minutes.")),
    hour=Text(max=12, missing=_("Please give the cost of an hour.")),
    currency=Text(max=3, missing=_("Please name the currency.")),
)


async def show_effect(request: Request, form: Submission | None = None) -> Response:
    actor, days = editor(request), days_of(request)
    async with house(request).database.reading() as session:
        found, cost = await sparing(session, days), await costs(session)
        watched = await watched_articles(session, actor)
    values = {
        "found": found, "cost": cost, "days": days, "ends": ENDS, "share": house(request).settings.control_share,
        "query": GROUPS.strip(), "formula": FORMULA, "may_set": may_set_costs(actor),
        "ways": [(f"{PLACE}?days={each}", n_("%(count)s day", "%(count)s days", each), each == days) for each in DAYS],
        "least_sessions": LEAST_SESSIONS, "least_asked": LEAST_ASKED,
        "money": [told_money(each, cost) for each in found.money(cost) or ()],
        **bars(found), "width": WIDTH, **enough(), "articles": [told(each) for each in watched[:MOST_SHOWN]],
        "all_articles": together(watched), "form": form or blank(cost),
    }  # fmt: skip
    return page(request, "kb_bridge/effect.html", values, 422 if form else 200)


async def show_article(request: Request) -> Response:
    """Before and after, for one article."""
    actor, number = editor(request), request.path_params["article"]
    async with house(request).database.reading() as session:
        found = await watched_article(session, actor, number)
    values = {"told": told(found), "lines": drawn(found), "formula": CHANGE, "query": NEAR_WEEKS.strip(), **enough()}
    return page(request, "kb_bridge/effect_article.html", values)


def enough() -> dict[str, int]:
    return {"least_before": LEAST_BEFORE, "least_after": LEAST_AFTER, "least_topics": LEAST_TOPICS}


async def sparing(session: Session, days: int) -> Sparing:
    since = session.now - timedelta(days=days)
    shown, control = await groups(session, since)
    return Sparing(since, shown, control, await ends(session, since), await still_open(session))


def bars(found: Sparing) -> dict[str, Any]:
    """Both shares with their intervals, as places across the chart, which ends at a round share above both."""
    if not (found.shown.sessions and found.control.sessions):
        return {"bars": [], "ticks": []}
    both = ((_("Shown"), found.shown), (_("Control group"), found.control))
    highest = max(100 * group.interval[1] for _words, group in both)
    top = next((each for each in (5, 10, 20, 50) if each >= highest), 100)
    drawn = [
        (words, *(round(WIDTH * 100 * share / top, 1) for share in (group.share, *group.interval)))
        for words, group in both
    ]
    return {"bars": drawn, "ticks": [(WIDTH * part / 4, f"{number(top * part / 4)} %") for part in range(5)]}


def told_money(amount: float, cost: Costs | None) -> str:
    """In whole units: cents would look more certain than the figure is."""
    currency = cost.currency if cost else ""
    return f"{number(round(amount))} {currency}"


def days_of(request: Request) -> int:
    text = request.query_params.get("days", "")
    return int(text) if text in map(str, DAYS) else 90


async def say_costs(request: Request) -> Response:
    """For admins: what a question costs."""
    actor = actor_of(request)
    if not may_set_costs(actor):
        raise NotThere
    sent = COST.read(await read_form(request))
    minutes, cents = whole_number(sent, "minutes", MOST_MINUTES), hundredths(sent, "hour")
    currency = sent.values.get("currency", "").upper()
    if "currency" not in sent.errors and not is_currency(currency):
        sent.errors["currency"] = _("Three letters, such as EUR.")
    if not sent.ok:
        return await show_effect(request, sent)
    async with house(request).database.writing() as session:
        await set_costs(session, actor, minutes=minutes, hour_cents=cents, currency=currency)
    return see_other(request, f"{PLACE}#costs", notice=_("Saved."))


def whole_number(sent: Submission, name: str, most: int) -> int:
    text = sent.values.get(name, "")
    if name not in sent.errors and not (text.isascii() and text.isdecimal() and 0 < int(text) <= most):
        sent.errors[name] = _("A whole number from 1 to %(most)s.", most=most)
    return int(text) if name not in sent.errors else 0


def hundredths(sent: Submission, name: str) -> int:
    try:
        amount = Decimal(sent.values.get(name, "").replace(",", "."))
        if not 0 <= amount <= MOST_HOUR:  # not a number is refused here, too
            raise InvalidOperation
    except InvalidOperation:
        sent.errors.setdefault(name, _("An amount from 0 to %(most)s.", most=MOST_HOUR))
        return 0
    return int(amount * 100)


def blank(cost: Costs | None) -> Submission:
    if cost is None:
        return COST.blank(minutes="", hour="", currency="")
    return COST.blank(minutes=cost.minutes, hour=f"{cost.hour_cents / 100:.2f}", currency=cost.currency)


async def send_json(request: Request) -> Response:
    editor(request)
    async with house(request).database.reading() as session:
        values = as_json(await sparing(session, days_of(request)), await costs(session), GROUPS.strip())
        watched = await watched_articles(session, actor_of(request))
    articles = {"formula": CHANGE, "query": NEAR_WEEKS.strip(), "rows": [told(each).values() for each in watched]}
    return JSONResponse({**values, "articles": articles})


async def send_csv(request: Request) -> Response:
    editor(request)
    async with house(request).database.reading() as session:
        rows = plain_rows(await sparing(session, days_of(request)))
    text = io.StringIO()
    lines = csv.DictWriter(text, ["group", "kind", "became", "sessions", "group_sessions", "group_asked"])
    lines.writeheader()
    lines.writerows(rows)
    headers = {"content-disposition": 'attachment; filename="effect.csv"'}
    return Response("\ufeff" + text.getvalue(), media_type="text/csv", headers=headers)


async def shown_css(request: Request) -> Response:
    """What a thread's page, the same for all visitors, hides from those of the control group."""
    rule = "" if await visitor_sees_articles(request) else ".written-up-aside{display:none}"
    return Response(rule, media_type="text/css", headers={"cache-control": "private, max-age=600", "vary": "Cookie"})
