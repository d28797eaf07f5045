"""The admin's page of how long things are kept."""

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.keeping.actions import keep_for
from forum.keeping.policy import may_keep
from forum.keeping.queries import MOST_COUNTED, days_of, rows_to_go
from forum.kept import Kept
from forum.web.admin_menu import admin_nav
from forum.web.forms import Form, Hidden, Submission, Text, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page

PLACE = "/admin/keeping"


def keeper(request: Request) -> Actor:
    actor = actor_of(request)
    if not may_keep(actor):
        raise NotThere
    return actor


def all_kept(request: Request) -> Sequence[Kept]:
    return [each for extension in house(request).extensions for each in extension.kept]


def form_for(kept: Sequence[Kept]) -> Form:
    missing = _("Please write a number of days.")
    chosen = [each.name for each in kept if each.is_chosen]
    asked = {name: Text(max=6, missing=missing) for name in chosen}
    return Form(**asked, **{f"{name}_was": Hidden(max=6) for name in chosen})


async def show_keeping(request: Request, form: Submission | None = None) -> Response:
    keeper(request)
    kept, settings = all_kept(request), house(request).settings
    async with house(request).database.reading() as session:
        days = await days_of(session, kept, settings)
        values = {
            "listed": kept, "days": days, "going": await rows_to_go(session, kept, days), "most": MOST_COUNTED,
            "form": form or form_for(kept).blank(**before(days)),
            "nav_items": await admin_nav(request, session),
        }  # fmt: skip
    return page(request, "forum/keeping/table.html", values, 422 if form else 200)


async def save_keeping(request: Request) -> Response:
    actor, kept = keeper(request), all_kept(request)
    sent = form_for(kept).read(await read_form(request))
    if sent.ok:
        wanted = changed(sent.values)
        try:
            async with house(request).database.writing() as session:
                await keep_for(session, actor, kept, house(request).settings, wanted=wanted)
            return see_other(request, PLACE, notice=_("Saved."))
        except Invalid as invalid:
            sent.refuse(invalid)
    return await show_keeping(request, sent)


def before(days: Mapping[str, int]) -> dict[str, str]:
    """Each number, and once more beside it what it was when the form was opened."""
    return {name + end: str(number) for name, number in days.items() for end in ("", "_was")}


def changed(values: Mapping[str, str]) -> dict[str, int]:
    """Only what this admin typed: another may have changed other numbers since the form was opened."""
    return {
        name: number(text)
        for name, text in values.items()
        if not name.endswith("_was") and text != values[f"{name}_was"]
    }


def number(text: str) -> int:
    """0, which is never within bounds, for what is no number."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0


ROUTES = (Route(PLACE, show_keeping, methods=["GET"]), Route(PLACE, save_keeping, methods=["POST"]))
