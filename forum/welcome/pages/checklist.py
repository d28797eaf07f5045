"""The list of the steps of the first start: how far it is, each to be done, ticked off or done again."""

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.demo.queries import demonstration
from forum.errors import NotThere
from forum.i18n import _
from forum.web.admin_menu import admin_nav
from forum.web.forms import first, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from forum.welcome.actions import tick
from forum.welcome.policy import may_set_up
from forum.welcome.queries import setup_progress
from forum.welcome.steps import PLACE


async def show(request: Request) -> Response:
    keeper(request)
    async with house(request).database.reading() as session:
        values = {
            "way": await setup_progress(session),
            "demo": await demonstration(session),
            "nav_items": await admin_nav(request, session),
        }
    return page(request, "forum/welcome/checklist.html", values)


async def tick_step(request: Request) -> Response:
    """`done` is yes or no; with `go`, on to the next step instead of back to the list."""
    actor, data = keeper(request), await read_form(request)
    step, done = first(data, "step") or "", first(data, "done") == "yes"
    async with house(request).database.writing() as session:
        await tick(session, actor, step, done=done)
        way = await setup_progress(session)
    url = way.after(step) if first(data, "go") else PLACE
    return see_other(request, url, notice=_("Ticked off.") if done else _("On the list again."))


def keeper(request: Request) -> Actor:
    """The actor, if there is such a page for them at all."""
    actor = actor_of(request)
    if not may_set_up(actor):
        raise NotThere
    return actor
