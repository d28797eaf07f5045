"""What reputation adds to the API: one's own statement, and the leaders' lists."""

from dataclasses import dataclass
from datetime import UTC, datetime

from forum.categories.queries import visible_category
from forum.errors import Invalid
from forum.i18n import _
from forum.threads.queries import tag_row
from forum.web.api import Call, Endpoint, Flag, Rows
from forum.web.forms import Choice, Form, Text
from forum.web.house import house
from reputation.book.pages.statement import LINES, SIGNS
from reputation.book.queries import StatementRow, Wanted, statement
from reputation.book.wording import CAUSES, words_for
from reputation.leaders.pages.boards import USUAL
from reputation.leaders.periods import PERIODS, day_named, start_of
from reputation.leaders.queries import Wanted as Board
from reputation.leaders.queries import leaders

GROUP = "Reputation"
STATEMENT = Form(
    cause=Choice(required=False, options=tuple(CAUSES)),
    sign=Choice(required=False, options=SIGNS),
    after=Text(required=False, max=300),
)
LEADERS = Form(
    period=Choice(required=False, options=tuple(PERIODS)),
    of=Text(required=False, max=10),
    category=Text(required=False, max=100),
    tag=Text(required=False, max=100),
    staff=Flag(),
    after=Text(required=False, max=300),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of your account: what it was for, how much, and the balance after it."""

    id: int
    cause: str
    words: str
    amount: int
    cut: int
    balance: int
    title: str
    url: str | None
    dispute: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody in a leaders' list."""

    place: int
    name: str
    display_name: str
    points: int


async def own_statement(call: Call) -> Rows:
    wanted = Wanted(call.query["cause"], call.query["sign"])
    after, owner = call.after(int), call.actor.id or 0
    rows = await statement(call.session, call.actor, owner, after=after, wanted=wanted, most=LINES + 1)
    base = house(call.request).settings.base_url
    return Rows([line_of(row, base) for row in rows[:LINES]], (rows[LINES - 1].id,) if len(rows) > LINES else None)


def line_of(row: StatementRow, base: str) -> Line:
    url = base + row.url if row.url else None
    return Line(row.id, row.cause, str(words_for(row)), row.amount, row.cut, row.balance, row.title, url, row.dispute,
                row.at)  # fmt: skip


async def list_leaders(call: Call) -> Rows:
    """Of the forum, a category or a tag; of the period in which the day `of` is, else of the one that is now."""
    listing = await leaders(call.session, await board_of(call), after=call.after(int, int))
    return Rows([Leader(row.place, row.name, row.display_name, row.points) for row in listing.rows], listing.next)


async def board_of(call: Call) -> Board:
    asked, now = call.query, call.session.now
    period = asked["period"] or USUAL
    day = day_named(asked["of"]) if asked["of"] else now.astimezone(UTC).date()
    if day is None:
        raise Invalid({"of": _("Write a day such as 2026-11-22.")})
    if asked["category"] and asked["tag"]:
        raise Invalid({"tag": _("Ask for a category or for a tag, not for both.")})
    scope, scope_id = "forum", 0
    if asked["category"]:
        scope, scope_id = "category", (await visible_category(call.session, call.actor, asked["category"])).id
    elif asked["tag"]:
        scope, scope_id = "tag", (await tag_row(call.session, call.actor, asked["tag"])).id
    return Board(scope, scope_id, period, start_of(period, day), staff=asked["staff"])


ENDPOINTS = (
    Endpoint(method="GET", path="/me/reputation", call=own_statement, summary="Your account, line by line.",
             group=GROUP, answer=Line, rows=True, query=STATEMENT),
    Endpoint(method="GET", path="/leaders", call=list_leaders, summary="Whose answers helped most.", group=GROUP,
             answer=Leader, rows=True, open=True, query=LEADERS),
)  # fmt: skip
