"""What moderators keep at their desk: notes, questions to colleagues, views."""

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere, Refused
from forum.events import ColleagueAsked
from forum.i18n import _
from forum.threads.queries.visibility import real_id
from moderation.queue.policy import may_review
from moderation.queue.queries.desk import colleagues
from moderation.queue.queries.items import item

NOTE = "INSERT INTO review_notes (reviewable_id, author_id, asked_id, body, created_at) VALUES ($1, $2, $3, $4, $5)"
VIEW = "INSERT INTO queue_views (user_id, name, query, created_at) VALUES ($1, $2, $3, $4)"
MOST_VIEWS = 20


async def add_note(session: Session, actor: Actor, item_id: int, *, body: str, asked_id: int | None = None) -> None:
    """Private words beside an item; a colleague who is asked hears of it."""
    await allowed(session, actor)
    await item(session, actor, item_id)
    if asked_id is not None and asked_id not in dict(await colleagues(session, actor)):
        raise Invalid({"colleague": _("Please choose one of the list.")})
    await session.fetchval(NOTE, item_id, actor.id, asked_id, body, session.now)
    if asked_id is not None:
        await publish(session, ColleagueAsked(actor.id, asked_id, body, f"/mod/{item_id}"))


async def keep_view(session: Session, actor: Actor, *, name: str, query: str) -> None:
    await allowed(session, actor)
    kept = await session.fetchval("SELECT count(*) FROM queue_views WHERE user_id = $1", actor.id)
    if kept >= MOST_VIEWS:
        raise Invalid({"name": _("You have %(most)s views. Remove one first.", most=MOST_VIEWS)})
    await session.fetchval(VIEW, actor.id, name, query, session.now)


async def drop_view(session: Session, actor: Actor, view_id: int) -> None:
    await allowed(session, actor)
    await session.fetchval("DELETE FROM queue_views WHERE id = $1 AND user_id = $2", real_id(view_id), actor.id)


async def allowed(session: Session, actor: Actor) -> None:
    if not may_review(actor):
        raise NotThere
    if not actor.may_act(session.now):
        raise Refused
