"""How people want notices by mail, and what is known of their addresses."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert

from forum.accounts.models import User
from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import NotThere
from forum.following.actions import unfollow
from forum.notifications.bounces import FORGIVEN_AFTER, PAUSED_FROM
from forum.notifications.events import AddressPaused, AddressTriedAgain, MailStopped, MailWishChanged
from forum.notifications.models import MailWish

# The score is of one address: with another one, and after a month without a bounce, it begins anew.
BOUNCE = """
INSERT INTO mail_wishes AS w (user_id, bounced_key, bounce_score, bounced_at)
SELECT u.id, u.email_key, $2, $3 FROM users u WHERE u.id = $1 AND u.email_key IS NOT NULL
ON CONFLICT (user_id) DO UPDATE SET
    bounce_score = CASE WHEN w.bounced_key = excluded.bounced_key AND w.bounced_at > $4
                        THEN w.bounce_score + excluded.bounce_score ELSE excluded.bounce_score END,
    paused_at = CASE WHEN w.bounced_key = excluded.bounced_key THEN w.paused_at END,
    bounced_key = excluded.bounced_key, bounced_at = $3
RETURNING bounce_score, paused_at
"""
PAUSE = "UPDATE mail_wishes SET paused_at = $2, paused_because = $3 WHERE user_id = $1"


@dataclass(frozen=True, slots=True)
class MailEdit:
    """What somebody chose: `bell` for no mail, else at_once, daily or weekly; quiet hours in minutes of their day."""

    pace: str
    quiet_from: int | None = None
    quiet_until: int | None = None


async def change_wishes(session: Session, actor: Actor, edit: MailEdit) -> None:
    if actor.id is None:
        raise NotThere
    by_mail = edit.pace != "bell"
    await session.execute(update(User).where(User.id == actor.id).values(mail_notices=by_mail))
    wish = {"quiet_from": edit.quiet_from, "quiet_until": edit.quiet_until} | ({"pace": edit.pace} if by_mail else {})
    await write_wish(session, actor.id, **wish)
    await publish(session, MailWishChanged(actor.id))


async def stop_mail(session: Session, actor: Actor, thread_id: int | None) -> None:
    """No word of the thread any more, or none of the notices by mail at all."""
    if thread_id is None:
        await session.execute(update(User).where(User.id == actor.id).values(mail_notices=False))
        await publish(session, MailStopped(actor.id))
        return
    try:
        await unfollow(session, actor, "thread", thread_id, level="mute")
    except NotThere:
        return  # a thread that they neither see nor chose anything for sends them nothing


async def note_bounce(session: Session, user_id: int, weight: int) -> None:
    """A letter came back; from `PAUSED_FROM` on no more are sent to this address."""
    forgiven = session.now - timedelta(days=FORGIVEN_AFTER)
    row = await session.fetchrow(BOUNCE, user_id, weight, session.now, forgiven)
    if row is not None and row["bounce_score"] >= PAUSED_FROM and row["paused_at"] is None:
        await pause(session, user_id, "bounced")


async def note_complaint(session: Session, user_id: int) -> None:
    """Their mail service says that they called a letter unwanted: one word is enough."""
    await session.fetchrow(BOUNCE, user_id, 0, session.now, session.now)
    await pause(session, user_id, "complained")


async def pause(session: Session, user_id: int, because: str) -> None:
    await session.fetchval(PAUSE, user_id, session.now, because)
    await publish(session, AddressPaused(user_id, because))


async def try_address_again(session: Session, actor: Actor) -> None:
    if actor.id is None:
        raise NotThere
    await write_wish(session, actor.id, paused_at=None, paused_because=None, bounce_score=0)
    await publish(session, AddressTriedAgain(actor.id))


async def withdraw_reply_addresses(session: Session, actor: Actor) -> None:
    """Addresses in letters sent until now take no replies any more."""
    if actor.id is None:
        raise NotThere
    await write_wish(session, actor.id)
    raised = update(MailWish).where(MailWish.user_id == actor.id).values(reply_version=MailWish.reply_version + 1)
    await session.execute(raised)
    await publish(session, MailWishChanged(actor.id))


async def write_wish(session: Session, user_id: int, **values: object) -> None:
    statement = insert(MailWish).values(user_id=user_id, **values)
    if values:
        await session.execute(statement.on_conflict_do_update(index_elements=[MailWish.user_id], set_=values))
    else:
        await session.execute(statement.on_conflict_do_nothing())
