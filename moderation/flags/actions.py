"""Raising flags."""

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, Refused, SignInNeeded
from forum.i18n import _
from moderation.flags.events import FlagRaised
from moderation.flags.kinds import KINDS
from moderation.flags.policy import may_flag
from moderation.queue.actions import bring_to_queue
from moderation.queue.grounds import Ground, Subject


async def raise_flag(session: Session, actor: Actor, subject: Subject, *, kind: str, note: str = "") -> int:
    """The item that this flag opened or joined. A second flag of the same person replaces the words of their first."""
    if actor.is_visitor:
        raise SignInNeeded
    if not may_flag(actor, session.now, author_id=subject.author_id):
        raise Refused(_("You cannot report this."))
    if kind not in KINDS:
        raise Invalid({"kind": _("Please choose what is wrong with it.")})
    said = KINDS[kind]
    ground = Ground(
        "flag", kind, said.words.one, severity=said.severity, minutes=said.minutes, note=note, user_id=actor.id
    )
    item_id = await bring_to_queue(session, subject, ground)
    await publish(session, FlagRaised(actor.id, item_id, subject.kind, subject.id, kind))
    return item_id
