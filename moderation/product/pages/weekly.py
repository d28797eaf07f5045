"""What customers say of the product, week by week: the page, and its rows as CSV and JSON."""

import csv
import io
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from forum.actor import VISITOR, Actor
from forum.errors import NotThere
from forum.i18n import current_locale, date_in
from forum.web.house import actor_of, house
from forum.web.templating import page
from moderation.product.export import as_rows, as_values
from moderation.product.policy import may_label, may_send
from moderation.product.queries import themes, themes_of_week
from moderation.product.rows import ThemeOfWeek
from moderation.product.weeks import WEEK, span_of, week_of

PLACE = "/mod/product"


def labeller(request: Request) -> Actor:
    actor = actor_of(request)
    if not may_label(actor):
        raise NotThere
    return actor


async def show_week(request: Request) -> Response:
    actor = labeller(request)
    async with house(request).database.reading() as session:
        week = request.query_params.get("week", "") or week_of(session.now)
        span = span_of(week)
        if span is None:
            raise NotThere
        values: dict[str, Any] = {"found": await themes_of_week(session, actor, span), "all": await themes(session)}
        later = week_of(span[1]) if span[1] <= session.now else ""
    values |= {
        "week": week,
        "begins": date_in(current_locale.get(), span[0].date()),
        "before": week_of(span[0] - WEEK),
        "later": later,
    }
    return page(request, "moderation/product/week.html", values | {"may_send": may_send(actor)})


async def send_json(request: Request) -> Response:
    week, found = await public_week(request)
    return JSONResponse(as_values(week, found, house(request).settings.base_url))


async def send_csv(request: Request) -> Response:
    week, found = await public_week(request)
    text = io.StringIO()
    csv.writer(text).writerows(as_rows(week, found, house(request).settings.base_url))
    headers = {"content-disposition": f'attachment; filename="product-feedback-{week}.csv"'}
    return Response("\ufeff" + text.getvalue(), media_type="text/csv", headers=headers)


async def public_week(request: Request) -> tuple[str, list[ThemeOfWeek]]:
    """What leaves the house: titles of what everybody can read."""
    labeller(request)
    async with house(request).database.reading() as session:
        week = request.query_params.get("week", "") or week_of(session.now)
        span = span_of(week)
        if span is None:
            raise NotThere
        return week, await themes_of_week(session, VISITOR, span)
