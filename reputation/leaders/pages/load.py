"""For staff: how the load of helping is spread, whom to thank, which tags nobody answers."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.web.forms import Form, LongText, Submission, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from reputation.fields import WholeNumber
from reputation.leaders.actions import set_most_share, thank
from reputation.leaders.policy import may_see_helpers
from reputation.leaders.queries import holes, load_of_helpers, most_share, thanks_due

PLACE = "/mod/helpers"
TERMS = Form(most_share=WholeNumber(least=10, most=100, missing=_("Write a number.")))
THANKS = Form(
    user=WholeNumber(least=1, most=2**63 - 1, max=19),
    mark=WholeNumber(least=1, most=1_000_000),
    words=LongText(max=500, missing=_("Write a line: they read it.")),
)


async def show_helpers(request: Request) -> Response:
    actor = keeper(request)
    async with house(request).database.reading() as session:
        share = await most_share(session)
        return await shown(request, session, actor, form=TERMS.blank(most_share=share))


async def shown(
    request: Request, session: Session, actor: Actor, *, form: Submission, thanks: Submission | None = None
) -> Response:
    """`thanks` is what was wrong with one."""
    values: dict[str, Any] = {
        "load": await load_of_helpers(session), "most_share": await most_share(session), "form": form,
        "due": await thanks_due(session, actor), "thanks": thanks, "holes": await holes(session, actor),
    }  # fmt: skip
    wrong = not form.ok or thanks is not None
    return page(request, "reputation/leaders/helpers.html", values, status=422 if wrong else 200)


async def set_terms(request: Request) -> Response:
    actor, sub = keeper(request), TERMS.read(await read_form(request))
    if not sub.ok:
        async with house(request).database.reading() as session:
            return await shown(request, session, actor, form=sub)
    async with house(request).database.writing() as session:
        await set_most_share(session, actor, sub.values["most_share"])
    return see_other(request, PLACE, notice=_("Saved."))


async def send_thanks(request: Request) -> Response:
    actor, sub = keeper(request), THANKS.read(await read_form(request))
    new = False
    if sub.ok:
        try:
            async with house(request).database.writing() as session:
                given = sub.values
                new = await thank(session, actor, given["user"], given["mark"], words=given["words"])
        except Invalid as invalid:
            sub.refuse(invalid)
    if not sub.ok:
        async with house(request).database.reading() as session:
            share = await most_share(session)
            return await shown(request, session, actor, form=TERMS.blank(most_share=share), thanks=sub)
    words = _("Thanked. They read it at their bell.") if new else _("Somebody thanked them for this already.")
    return see_other(request, PLACE, notice=words)


def keeper(request: Request) -> Actor:
    """The actor, if there is such a page for them at all."""
    actor = actor_of(request)
    if not may_see_helpers(actor):
        raise NotThere
    return actor


ROUTES = [
    Route(PLACE, show_helpers, methods=["GET"]),
    Route(PLACE, set_terms, methods=["POST"]),
    Route(PLACE + "/thanks", send_thanks, methods=["POST"]),
]
