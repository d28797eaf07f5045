"""Every write of templates: keeping, changing and removing them, and noting what was made of them."""

from dataclasses import dataclass

from forum.actor import Actor
from forum.bus import publish
from forum.categories.queries import visible_category_of_id
from forum.database import Session
from forum.errors import Invalid, NotThere, Refused
from forum.i18n import _, n_
from forum.threads.queries.visibility import real_id
from forum.tongues import LANGUAGES
from moderation.replies.events import ReplyChanged
from moderation.replies.policy import may_write_replies
from moderation.replies.queries import labels_known
from moderation.replies.variables import unknown_in

ADD = """
INSERT INTO canned_replies (title, body, category_id, language, created_by_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
"""
CHANGE = "UPDATE canned_replies SET title = $2, body = $3, category_id = $4, language = $5 WHERE id = $1 RETURNING id"
USE = """
INSERT INTO reply_uses (post_id, reply_id, thread_id, user_id, created_at)
SELECT $1, r.id, $3, $4, $5 FROM canned_replies r WHERE r.id = $2 ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a template says, and where it is for: no category, language '' for everywhere."""

    title: str
    body: str
    category_id: int | None = None
    language: str = ""


async def keep_reply(session: Session, actor: Actor, wording: Wording) -> int:
    """A text for all staff to answer with; Invalid at the body for a place in it that nothing could fill."""
    await check(session, actor, wording)
    values = (wording.title, wording.body, wording.category_id, wording.language, actor.id, session.now)
    found: int = await session.fetchval(ADD, *values)
    await publish(session, ReplyChanged(actor.id, found, "kept"))
    return found


async def change_reply(session: Session, actor: Actor, reply_id: int, wording: Wording) -> None:
    """It says this from now on; its figures go on."""
    await check(session, actor, wording)
    values = (real_id(reply_id), wording.title, wording.body, wording.category_id, wording.language)
    if await session.fetchval(CHANGE, *values) is None:
        raise NotThere
    await publish(session, ReplyChanged(actor.id, reply_id, "changed"))


async def drop_reply(session: Session, actor: Actor, reply_id: int) -> None:
    await allowed(session, actor)
    if await session.fetchval("DELETE FROM canned_replies WHERE id = $1 RETURNING id", real_id(reply_id)) is None:
        raise NotThere
    await publish(session, ReplyChanged(actor.id, reply_id, "removed"))


async def note_use(session: Session, reply_id: int, *, post_id: int, thread_id: int, user_id: int | None) -> None:
    """This answer was made of that template, if it is there still."""
    if 0 < reply_id < 2**63:
        await session.fetchval(USE, post_id, reply_id, thread_id, user_id, session.now)


async def check(session: Session, actor: Actor, wording: Wording) -> None:
    await allowed(session, actor)
    if wording.language and wording.language not in LANGUAGES:
        raise Invalid({"language": _("Please choose one of the list.")})
    if wording.category_id is not None:
        try:
            await visible_category_of_id(session, actor, wording.category_id)
        except NotThere:
            raise Invalid({"category": _("Please choose one of the list.")}) from None
    labels = await labels_known(session, actor, wording.category_id)
    if unknown := unknown_in(wording.body, labels):
        names = ", ".join(f"{{{{{name}}}}}" for name in unknown)
        raise Invalid({"body": n_("Nothing is known by this name: %(names)s. The names that work stand below.",
                                  "Nothing is known by these names: %(names)s. The names that work stand below.",
                                  len(unknown), names=names)})  # fmt: skip


async def allowed(session: Session, actor: Actor) -> None:
    if not may_write_replies(actor):
        raise NotThere
    if not actor.may_act(session.now):
        raise Refused
