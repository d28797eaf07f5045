"""Leaving: announced, undone for two weeks by signing in or by a link, and then done in small steps."""

import logging
from datetime import timedelta

from forum.accounts.actions.second import end_all
from forum.accounts.actions.tokens import forget_tokens, new_token, spend_token
from forum.accounts.events import SignedIn
from forum.accounts.queries import roles_of
from forum.actor import Actor
from forum.api.actions import end_tokens_of
from forum.belongings.actions.emptying import empty_person, remove_some_posts
from forum.belongings.events import LeavingAsked, LeavingTakenBack
from forum.belongings.policy import may_keep_belongings
from forum.belongings.queries import PersonHere, due_leavings, leaving_of, person_here
from forum.bus import Published, publish
from forum.database import Database, Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.mail import Letter, post_letter
from forum.settings import Settings

log = logging.getLogger("talkoot")
GRACE = timedelta(days=14)
OTHER_ADMINS = """
SELECT count(*) FROM users u WHERE 'admin' = ANY(u.roles) AND u.id <> $1
   AND NOT EXISTS (SELECT FROM leavings l WHERE l.user_id = u.id AND l.done_at IS NULL)
"""
WANT = """
INSERT INTO leavings (user_id, asked_by_id, posts, asked_at, due_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (user_id) DO UPDATE
SET asked_by_id = excluded.asked_by_id, posts = excluded.posts, asked_at = excluded.asked_at, due_at = excluded.due_at
"""


async def want_to_leave(session: Session, actor: Actor, user_id: int, posts: str) -> None:
    """The account is closed at once and deleted in two weeks; a letter has the link that undoes it."""
    if not may_keep_belongings(actor, user_id):
        raise NotThere
    if posts not in ("kept", "removed"):
        raise Invalid({"posts": _("Please choose one of the list.")})
    person = await person_here(session, user_id)
    await keep_an_admin(session, person)
    due_at = session.now + GRACE
    await session.fetchval(WANT, person.id, actor.id, posts, session.now, due_at)
    await end_all(session, person.id)
    await end_tokens_of(session, person.id)
    if person.email is not None and person.email_key is not None:
        await send_way_back(session, person, await new_token(session, person.id, "stay", person.email_key))
    await publish(session, LeavingAsked(actor.id, person.id, due_at.isoformat(), posts))


async def keep_an_admin(session: Session, person: PersonHere) -> None:
    await session.fetch("SELECT id FROM users WHERE 'admin' = ANY(roles) ORDER BY id FOR UPDATE")
    is_admin = "admin" in (await roles_of(session, person.id) or ())
    if is_admin and not await session.fetchval(OTHER_ADMINS, person.id):
        raise Invalid({"": _("The forum needs at least one admin. Make somebody else one first.")})


async def send_way_back(session: Session, person: PersonHere, token: str) -> None:
    letter = Letter(
        key=f"leaving:{person.id}:{session.now.isoformat()}", to=person.email or "", locale=person.locale,
        subject=_("Your account is being deleted"), template="leaving",
        context={"name": person.display_name, "path": f"/settings/my-data/stay/{token}", "days": GRACE.days},
    )  # fmt: skip
    await post_letter(session, letter)


async def take_back_leaving(session: Session, actor: Actor, user_id: int) -> bool:
    """Whether they were about to leave at all."""
    if not may_keep_belongings(actor, user_id):
        raise NotThere
    return await stay(session, actor.id, user_id)


async def stay_by_link(session: Session, token: str) -> int | None:
    """Who stays by the link of the letter; None where it is not good (any more)."""
    user_id = await spend_token(session, token, "stay")
    if user_id is not None:
        await stay(session, user_id, user_id)
    return user_id


async def come_back(session: Session, event: SignedIn, _published: Published) -> None:
    """Whoever signs in does not leave."""
    await stay(session, event.user_id, event.user_id)


async def stay(session: Session, actor_id: int | None, user_id: int) -> bool:
    gone = "DELETE FROM leavings WHERE user_id = $1 AND done_at IS NULL RETURNING true"
    if not await session.fetchval(gone, user_id):
        return False
    await forget_tokens(session, user_id, "stay")
    await publish(session, LeavingTakenBack(actor_id, user_id))
    return True


async def let_them_leave(database: Database, settings: Settings) -> None:
    """Everybody whose two weeks are over; posts go some at a time, so that nobody waits for them."""
    async with database.reading() as session:
        due = await due_leavings(session)
    for user_id in due:
        try:
            while await go_on_leaving(database, settings, user_id):
                pass
        except Invalid as last_admin:
            log.warning("Account %s waits to be deleted: %s", user_id, last_admin)


async def go_on_leaving(database: Database, settings: Settings, user_id: int) -> bool:
    """Whether there is more to do. Who signs in meanwhile waits until this step is done."""
    async with database.writing() as session:
        leaving = await leaving_of(session, user_id, lock=True)
        if leaving is None or leaving.due_at > session.now:
            return False
        if leaving.posts == "removed" and await remove_some_posts(session, user_id):
            return True
        await empty_person(session, settings, user_id, leaving.posts)
    return False
