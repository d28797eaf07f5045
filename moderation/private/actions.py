"""Going on in private, and publishing it when both sides agree."""

from forum.actor import SYSTEM, Actor
from forum.bus import publish
from forum.categories.queries import visible_category_of_id
from forum.database import Session
from forum.errors import Conflict, Invalid, NotThere, Refused
from forum.events import CareTold
from forum.following.actions import enter_many
from forum.i18n import _
from forum.threads.actions import Asked, continue_privately, publish_private
from forum.threads.queries import visible_thread
from moderation.private.queries import FollowUpRow, follow_up

NOTE = "INSERT INTO follow_ups (private_id, thread_id, created_at) VALUES ($1, $2, $3)"
STAFF_AGREE = "UPDATE follow_ups SET staff_agreed_at = $2 WHERE private_id = $1"
PERSON_AGREES = "UPDATE follow_ups SET person_agreed_at = $2 WHERE private_id = $1"


async def go_on_in_private(session: Session, actor: Actor, thread_id: int, body: str) -> Asked:
    """A private thread of the asker with the staff; the asker follows it and hears of it."""
    if not actor.is_moderator:
        raise NotThere
    if not body.strip():
        raise Invalid({"body": _("Please write something first.")})
    thread = await visible_thread(session, actor, thread_id)
    asked = await continue_privately(session, actor, thread_id, body)
    await session.fetchval(NOTE, asked.thread_id, thread_id, session.now)
    person = thread.author_id or 0
    await enter_many(session, [(person, asked.thread_id)])
    await publish(session, CareTold(actor.id, (person,), (asked.thread_id,), "care_private"))
    return asked


async def look_after_private(session: Session, thread_id: int) -> None:
    """Nothing, unless it was asked in private: then both sides may agree that it be published."""
    thread = await visible_thread(session, SYSTEM, thread_id)
    if thread.private_to_id is not None and thread.home_category_id is not None:
        await session.fetchval(NOTE, thread.id, None, session.now)


async def agree(session: Session, actor: Actor, private_id: int, *, wanted: bool, seen: str | None = None) -> bool:
    """One side agrees that it be published, or takes that back; whether it is public now. `seen` is the moment of the
    last word on the page from which it is said: Conflict where more has been written since."""
    await visible_thread(session, actor, private_id, lock=True)  # nobody writes there between reading and publishing
    found = await follow_up(session, actor, private_id)
    if not actor.may_act(session.now):
        raise Refused
    mine = actor.id == found.private_to_id
    if not mine and not actor.is_moderator:
        raise Refused
    if wanted and seen not in (None, found.said_at.isoformat()):
        raise Conflict(_("More was written here meanwhile. Please read it first, then agree."))
    await session.fetchval(PERSON_AGREES if mine else STAFF_AGREE, private_id, found.said_at if wanted else None)
    now = await follow_up(session, actor, private_id)
    if not (now.staff_agree and now.person_agrees):
        return False
    await make_public(session, actor, now)
    return True


async def make_public(session: Session, actor: Actor, found: FollowUpRow) -> None:
    """Into the category that it was asked in, or that of the thread that it came from, as far as this actor still sees
    that."""
    try:
        if found.thread_id is None:
            category_id = (await visible_category_of_id(session, actor, found.home_id or 0)).id
        else:
            category_id = (await visible_thread(session, actor, found.thread_id)).category_id
    except NotThere:
        raise Refused(_("You do not see any more where it would be published. It stays private.")) from None
    await publish_private(session, actor, found.private_id, category_id)
