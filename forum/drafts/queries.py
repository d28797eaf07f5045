"""Every read of drafts: one's own, and nobody else's."""

from forum.actor import Actor
from forum.database import Session
from forum.drafts.policy import MOST_DRAFTS
from forum.drafts.rows import DraftRow

ONE = "SELECT place, fields, version, saved_at FROM drafts WHERE user_id = $1 AND place = $2"
ALL = "SELECT place, fields, version, saved_at FROM drafts WHERE user_id = $1 ORDER BY saved_at DESC, place LIMIT $2"


async def own_draft(session: Session, actor: Actor, place: str, *, lock: bool = False) -> DraftRow | None:
    row = await session.fetchrow(f"{ONE} FOR UPDATE" if lock else ONE, actor.id, place)
    return DraftRow(**row) if row else None


async def own_drafts(session: Session, actor: Actor) -> list[DraftRow]:
    """All that the actor has begun, the newest first."""
    return [DraftRow(**row) for row in await session.fetch(ALL, actor.id, MOST_DRAFTS)]


async def draft_count(session: Session, actor: Actor) -> int:
    return int(await session.fetchval("SELECT count(*) FROM drafts WHERE user_id = $1", actor.id))


async def is_sent(session: Session, actor: Actor, form_key: str) -> bool:
    """Whether the form of this key has been taken already: then what comes late is no draft any more."""
    asked = "SELECT EXISTS (SELECT FROM submissions WHERE user_id = $1 AND key::text = $2)"
    return bool(await session.fetchval(asked, actor.id, form_key.lower()))
