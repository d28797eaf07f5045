"""One's account statement, and disputing a line of it."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.accounts.names import key_of
from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere, SignInNeeded
from forum.i18n import _
from forum.web.forms import Form, LongText, Submission, read_form
from forum.web.house import actor_of, house
from forum.web.paging import Cursor
from forum.web.replies import see_other
from forum.web.templating import page
from reputation.book.actions import dispute_line
from reputation.book.points import NOT_OF_THEIR_OWN
from reputation.book.policy import may_dispute, may_read_statement
from reputation.book.queries import StatementRow, Wanted, list_in_force, person_named, statement
from reputation.book.wording import CAUSES, words_for

LINES = 50
SIGNS = ("gains", "losses")
SENT = _("Sent to the moderators. Their answer will stand at the line.")
DISPUTE = Form(words=LongText(max=1_000, missing=_("Say what is wrong with this line.")))


async def show_statement(request: Request) -> Response:
    """Every line of somebody's book, for themselves and for moderators; a 404 for everybody else."""
    actor, cursor = actor_of(request), Cursor.read(request, int)
    wanted = wanted_in(request)
    async with house(request).database.reading() as session:
        person = await owner(session, request)
        prices = await list_in_force(session)
        rows = await statement(session, actor, person["id"], after=cursor.values, wanted=wanted, most=LINES + 1)
    lines = [(row, words_for(row), can_dispute(actor, person["id"], row)) for row in rows[:LINES]]
    values = {
        "person": person,
        "lines": lines,
        "more": cursor.next_url(rows[LINES - 1].id) if len(rows) > LINES else None,
        "first": cursor.values is None,
        "wanted": wanted,
        "causes": CAUSES,
        "prices": [(words, prices.worth(cause)) for cause, words in CAUSES.items() if cause in prices.prices],
        "list": prices,
    }
    return page(request, "reputation/statement.html", values)


async def show_dispute(request: Request) -> Response:
    return await dispute_page(request, DISPUTE.blank())


async def dispute(request: Request) -> Response:
    sub = DISPUTE.read(await read_form(request))
    if not sub.ok:
        return await dispute_page(request, sub, status=422)
    async with house(request).database.writing() as session:
        person = await owner(session, request)
        await dispute_line(session, actor_of(request), request.path_params["id"], sub.values["words"])
    return see_other(request, f"/u/{person['name']}/reputation", notice=SENT)


async def dispute_page(request: Request, form: Submission, *, status: int = 200) -> Response:
    actor = actor_of(request)
    async with house(request).database.reading() as session:
        person = await owner(session, request)
        one = Wanted(line_id=request.path_params["id"])
        rows = await statement(session, actor, person["id"], after=None, wanted=one, most=1)
    if not rows or not can_dispute(actor, person["id"], rows[0]):
        raise NotThere
    values = {"person": person, "row": rows[0], "words": words_for(rows[0]), "form": form}
    return page(request, "reputation/dispute.html", values, status=status)


async def owner(session: Session, request: Request) -> Any:
    """The person of the address, if this reader may read their statement."""
    actor = actor_of(request)
    if not actor.is_signed_in:
        raise SignInNeeded
    person = await person_named(session, key_of(request.path_params["name"]))
    if person is None or not may_read_statement(actor, person["id"]):
        raise NotThere
    return person


def can_dispute(actor: Actor, user_id: int, row: StatementRow) -> bool:
    return may_dispute(actor, user_id) and row.dispute is None and row.cause not in NOT_OF_THEIR_OWN and row.about_post


def wanted_in(request: Request) -> Wanted:
    cause, sign = request.query_params.get("cause", ""), request.query_params.get("sign", "")
    return Wanted(cause if cause in CAUSES else "", sign if sign in SIGNS else "")


ROUTES = [
    Route("/u/{name}/reputation", show_statement, methods=["GET"]),
    Route("/u/{name}/reputation/{id:int}/dispute", show_dispute, methods=["GET"]),
    Route("/u/{name}/reputation/{id:int}/dispute", dispute, methods=["POST"]),
]
