"""What staff do about a question: take it, give it, ask for more, put it off, call for more eyes."""

from dataclasses import dataclass
from datetime import timedelta

from forum.actor import Actor
from forum.bus import publish
from forum.comments.actions import post_comment
from forum.database import Session
from forum.errors import Conflict, Invalid, NotThere, Refused
from forum.events import CareTold
from forum.i18n import _
from moderation.care.actions.clocking import go_on, step, stop_clock
from moderation.care.events import CareChanged
from moderation.care.policy import Verb, may_care, possible
from moderation.care.queries.questions import CareRow, locked_care, staff_ids

OWN = "UPDATE cares SET owner_id = $2 WHERE thread_id = $1"
RUNG = "UPDATE cares SET rung = greatest(rung, 1) WHERE thread_id = $1"


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody chose. `owner` is whom they saw as the owner (0 for nobody), None where they do not mind."""

    verb: str
    words: str = ""
    to: int = 0
    days: int = 1
    owner: int | None = None


async def care_for(session: Session, actor: Actor, thread_id: int, deed: Deed) -> Verb:
    """Refused where this cannot be done now, Conflict where somebody else has taken it meanwhile."""
    if not may_care(actor):
        raise NotThere
    if not actor.may_act(session.now):
        raise Refused
    care = await locked_care(session, actor, thread_id)
    if deed.owner is not None and deed.owner != (care.owner_id or 0):
        raise Conflict(_("Somebody else has taken or given this meanwhile."))
    verbs = {verb.id: verb for verb in possible(actor, owner_id=care.owner_id, wait=care.wait, open_=care.open)}
    if deed.verb not in verbs:
        raise Refused(_("This cannot be done any more: the question has changed meanwhile."))
    verb = verbs[deed.verb]
    if "words" in verb.asks and not deed.words:
        raise Invalid({"words": _("Please write something first.")})
    await DEEDS[verb.id](session, actor, care, deed)
    await publish(session, CareChanged(actor.id, care.thread_id, verb.id))
    return verb


async def take(session: Session, actor: Actor, care: CareRow, deed: Deed) -> None:
    await session.fetchval(OWN, care.thread_id, actor.id)
    await step(session, care.thread_id, "take", actor_id=actor.id)


async def give(session: Session, actor: Actor, care: CareRow, deed: Deed) -> None:
    if deed.to not in await staff_ids(session, "moderator", "admin"):
        raise Invalid({"to": _("Please choose one of the list.")})
    await session.fetchval(OWN, care.thread_id, deed.to)
    await step(session, care.thread_id, "give", actor_id=actor.id, to_id=deed.to, words=deed.words)
    await publish(session, CareTold(actor.id, (deed.to,), (care.thread_id,), "care_given", deed.words))


async def drop(session: Session, actor: Actor, care: CareRow, deed: Deed) -> None:
    await session.fetchval(OWN, care.thread_id, None)
    await step(session, care.thread_id, "drop", actor_id=actor.id)


async def ask(session: Session, actor: Actor, care: CareRow, deed: Deed) -> None:
    """A comment under the question, of which its asker hears as of any other; whoever asks has the question."""
    await post_comment(session, actor, care.opening_id, deed.words)
    await session.fetchval(OWN, care.thread_id, care.owner_id or actor.id)
    await stop_clock(session, care, "info", deed.words)
    await step(session, care.thread_id, "ask", actor_id=actor.id, words=deed.words)


async def snooze(session: Session, actor: Actor, care: CareRow, deed: Deed) -> None:
    if not 1 <= deed.days <= 30:
        raise Invalid({"days": _("Please choose from 1 to 30 days.")})
    until = session.now + timedelta(days=deed.days)
    await stop_clock(session, care, "later", deed.words, until=until)
    await step(session, care.thread_id, "snooze", actor_id=actor.id, words=deed.words)


async def wake(session: Session, actor: Actor, care: CareRow, deed: Deed) -> None:
    await go_on(session, care)
    await step(session, care.thread_id, "wake", actor_id=actor.id)


async def call(session: Session, actor: Actor, care: CareRow, deed: Deed) -> None:
    """All moderators hear of it, before the clock calls them."""
    await session.fetchval(RUNG, care.thread_id)
    await step(session, care.thread_id, "call", actor_id=actor.id, words=deed.words)
    users = await staff_ids(session, "moderator", "admin")
    await publish(session, CareTold(actor.id, users, (care.thread_id,), "care_called", deed.words))


DEEDS = {"take": take, "give": give, "drop": drop, "ask": ask, "snooze": snooze, "wake": wake, "call": call}
