"""Every read of drafts: one's own words, and nobody else's."""

from datetime import timedelta

from forum.actor import Actor
from forum.database import Session
from forum.drafts.policy import MOST_DRAFTS
from forum.drafts.rows import DraftRow, Writer

ONE = "SELECT place, fields, version, saved_at FROM drafts WHERE user_id = $1 AND place = $2"
ALL = "SELECT place, fields, version, saved_at FROM drafts WHERE user_id = $1 ORDER BY saved_at DESC, place LIMIT $2"

OTHERS = """
SELECT u.name, u.display_name, d.saved_at FROM drafts d JOIN users u ON u.id = d.user_id
 WHERE d.place = $1 AND d.user_id <> $2 AND d.saved_at > $3 AND u.roles <> '{}' ORDER BY d.saved_at DESC LIMIT 5
"""
STILL_WRITING = timedelta(minutes=30)  # since the draft was last kept


async def others_writing(session: Session, actor: Actor, place: str) -> list[Writer]:
    """Who of the staff else is writing there just now: asked for what staff write together, never for posts."""
    rows = await session.fetch(OTHERS, place, actor.id, session.now - STILL_WRITING)
    return [Writer(**row) for row in rows]


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
