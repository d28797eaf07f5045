"""The page where one chooses whether, when and how often notices come by mail."""

import re
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.database import Session
from forum.errors import Words
from forum.i18n import _
from forum.notifications.actions import MailEdit, change_wishes, try_address_again, withdraw_reply_addresses
from forum.notifications.pages.bell import signed_in
from forum.notifications.queries.wishes import own_wishes
from forum.web.forms import Choice, Field, Form, Submission, Wrong, read_form
from forum.web.house import house
from forum.web.replies import see_other
from forum.web.slots import fill_slot
from forum.web.templating import page

PLACE = "/settings/notices"
BOTH_OR_NONE: Words = _("Please fill in both times, or none.")


@dataclass(frozen=True, kw_only=True)
class Clock(Field):
    """A time of day, as 22:00 -> minutes; nothing is None."""

    required: bool = False

    def parse(self, text: str) -> int:
        found = re.fullmatch(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])", text)
        if found is None:
            raise Wrong(_("Please write a time such as 22:00."))
        return int(found[1]) * 60 + int(found[2])

    def empty(self) -> None:
        return None


WISHES = Form(
    pace=Choice(options=("bell", "at_once", "daily", "weekly")),
    quiet_from=Clock(max=5),
    quiet_until=Clock(max=5),
)


async def notices(request: Request) -> Response:
    actor, here = signed_in(request), house(request)
    if request.method != "POST":
        async with here.database.reading() as session:
            return await shown(request, session, actor)
    sent = WISHES.read(await read_form(request))
    if sent.ok and (sent.values["quiet_from"] is None) != (sent.values["quiet_until"] is None):
        missing = "quiet_from" if sent.values["quiet_from"] is None else "quiet_until"
        sent.errors[missing] = BOTH_OR_NONE
    if not sent.ok:
        async with here.database.reading() as session:
            return await shown(request, session, actor, sent)
    async with here.database.writing() as session:
        await change_wishes(session, actor, MailEdit(**sent.values))
    return see_other(request, PLACE, notice=_("Saved."))


async def shown(request: Request, session: Session, actor: Actor, sent: Submission | None = None) -> Response:
    mine = await own_wishes(session, actor)
    form = sent or WISHES.blank(
        pace=mine.chosen, quiet_from=clock(mine.quiet_from), quiet_until=clock(mine.quiet_until)
    )
    settings = house(request).settings
    values = {
        "form": form,
        "mine": mine,
        "wait": settings.mail_wait,
        "takes_replies": bool(settings.reply_address),
        "more_settings": await fill_slot(house(request), session, actor, "notice_settings", {}),
    }
    return page(request, "forum/notifications/mailing.html", values, 422 if sent else 200)


def clock(minutes: int | None) -> str:
    return "" if minutes is None else "{:02}:{:02}".format(*divmod(minutes, 60))


async def press_try_again(request: Request) -> Response:
    actor = signed_in(request)
    async with house(request).database.writing() as session:
        await try_address_again(session, actor)
    return see_other(request, PLACE, notice=_("We send mail to your address again."))


async def press_withdraw(request: Request) -> Response:
    actor = signed_in(request)
    async with house(request).database.writing() as session:
        await withdraw_reply_addresses(session, actor)
    return see_other(request, PLACE, notice=_("Replies to earlier letters are no longer taken."))


ROUTES = (
    Route(PLACE, notices, methods=["GET", "POST"]),
    Route(PLACE + "/try-again", press_try_again, methods=["POST"]),
    Route(PLACE + "/withdraw", press_withdraw, methods=["POST"]),
)
