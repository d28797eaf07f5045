"""Putting a template into an answer that is being written: the whole form comes along, is kept as a draft with the
template in it, and opened again."""

from starlette.requests import Request
from starlette.responses import Response

from forum.drafts.pages import handed_back, led_on, saved
from forum.drafts.places import is_place, kind_of, number_of
from forum.errors import Invalid, NotThere, Words
from forum.i18n import _, n_
from forum.threads.queries import visible_thread
from forum.web.bodies import Data, first, read_form
from forum.web.house import actor_of, house
from moderation.replies.policy import may_use_replies
from moderation.replies.queries import filled_for, kept_reply
from moderation.replies.variables import Filled

PICKED = "pick"


async def insert(request: Request) -> Response:
    """`pick` is the template, `place` where the answer is written ("answer:12")."""
    data, actor = await read_form(request), actor_of(request)
    if actor.is_visitor:
        return handed_back(request, data)
    place = first(data, "place") or ""
    if not may_use_replies(actor):
        raise NotThere
    if not is_place(place) or kind_of(place) != "answer":
        raise Invalid({"": _("There is nothing to write here.")})
    chosen = first(data, PICKED) or ""
    notice: Words = _("Choose a template first.")
    if chosen.isascii() and chosen.isdecimal() and len(chosen) < 19:
        notice = said(await put(request, data, number_of(place), int(chosen)))
    data.pop(PICKED, None)
    return led_on(request, data, await saved(request, data), notice=notice)


async def put(request: Request, data: Data, thread_id: int, reply_id: int) -> Filled:
    actor = actor_of(request)
    async with house(request).database.reading() as session:
        thread = await visible_thread(session, actor, thread_id)
        reply = await kept_reply(session, reply_id)
        filled = await filled_for(session, actor, reply.body, thread)
    before = (first(data, "body") or "").rstrip()
    data["body"] = [f"{before}\n\n{filled.text}" if before else filled.text]
    data["template"] = [str(reply.id)]
    return filled


def said(filled: Filled) -> Words:
    if not filled.missing:
        return _("The template stands in your text. Read it before you post.")
    names = ", ".join(filled.missing)
    return n_("The template stands in your text. The thread does not say this; please write it: %(names)s.",
              "The template stands in your text. The thread does not say these; please write them: %(names)s.",
              len(filled.missing), names=names)  # fmt: skip
