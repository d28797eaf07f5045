"""One's own tokens: making one, which is shown once, and ending one."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.accounts.pages.second import need_proof
from forum.api.actions import Wish, end_token, make_token
from forum.api.queries import own_tokens
from forum.api.scopes import SCOPES, offered_to
from forum.errors import Invalid, SignInNeeded
from forum.i18n import _, n_
from forum.web.forms import Check, Choice, Form, Submission, Text, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page

PLACE = "/settings/tokens"
DAYS = (7, 30, 90, 365)
NEW = Form(
    name=Text(max=60, missing=_("Please give it a name.")),
    days=Choice(options=tuple(map(str, DAYS))),
    **{scope: Check() for scope in SCOPES},
)


async def show_tokens(request: Request) -> Response:
    """Proof is asked for before a form is filled in, not after it was sent."""
    await need_proof(request)
    return await shown(request, blank(), 200)


async def shown(request: Request, form: Submission, status: int, *, made: str | None = None) -> Response:
    actor = actor_of(request)
    async with house(request).database.reading() as session:
        values = {"tokens": await own_tokens(session, actor), "form": form, "made": made, "now": session.now}
    values |= {"scopes": scopes_for(offered_to(actor)), "days": days_offered(), "words": SCOPES}
    return unshared(page(request, "forum/api/tokens.html", values, status))


async def make(request: Request) -> Response:
    await need_proof(request)
    sent = NEW.read(await read_form(request))
    if sent.ok:
        try:
            async with house(request).database.writing() as session:
                made = await make_token(session, actor_of(request), wish_of(sent))
            return await shown(request, blank(), 200, made=made)
        except Invalid as invalid:
            refuse(sent, invalid)
    return await shown(request, sent, 422)


async def end(request: Request) -> Response:
    """Without proof: taking a power away is never to be made hard."""
    if not actor_of(request).is_signed_in:
        raise SignInNeeded
    async with house(request).database.writing() as session:
        await end_token(session, actor_of(request), request.path_params["id"])
    return see_other(request, PLACE, notice=_("This token does not count any more."))


def blank() -> Submission:
    return NEW.blank(days="90", read="yes")


def wish_of(sent: Submission) -> Wish:
    chosen = [scope for scope in SCOPES if sent.values[scope]]
    return Wish(sent.values["name"], chosen, int(sent.values["days"]))


def refuse(sent: Submission, invalid: Invalid) -> Submission:
    """What is wrong with the scopes is said at the first of them."""
    errors = dict(invalid.errors)
    if "scopes" in errors:
        errors["read"] = errors.pop("scopes")
    return sent.refuse(Invalid(errors))


def scopes_for(offered: Sequence[str]) -> list[tuple[str, object, object]]:
    return [(scope, *SCOPES[scope]) for scope in offered]


def days_offered() -> list[tuple[int, object]]:
    return [(days, n_("%(count)s day", "%(count)s days", days)) for days in DAYS]


def unshared(response: Response) -> Response:
    """A token may stand in it."""
    response.headers["cache-control"] = "no-store"
    return response


ROUTES = (
    Route(PLACE, show_tokens, methods=["GET"]),
    Route(PLACE, make, methods=["POST"]),
    Route(PLACE + "/{id:int}/end", end, methods=["POST"]),
)
