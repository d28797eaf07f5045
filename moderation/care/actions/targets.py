"""Reply targets are set and removed; they hold for what is asked from then on."""

from dataclasses import dataclass

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.threads.queries.visibility import real_id
from moderation.care.events import TargetChanged
from moderation.care.policy import may_set_targets
from moderation.queue.hours import read_hours

SET = """
INSERT INTO reply_targets (category_id, language, minutes, hours) VALUES ($1, $2, $3, $4)
ON CONFLICT (category_id, language) DO UPDATE SET minutes = excluded.minutes, hours = excluded.hours
"""
REMOVE = "DELETE FROM reply_targets WHERE id = $1 RETURNING category_id, language"
MOST_MINUTES = 60 * 24 * 30


@dataclass(frozen=True, slots=True)
class NewTarget:
    """`category_id` None and `language` '' mean any; `hours` '' means the staff's."""

    category_id: int | None
    language: str
    minutes: int
    hours: str = ""


async def set_target(session: Session, actor: Actor, target: NewTarget) -> None:
    """The target of this category and language says this from now on."""
    if not may_set_targets(actor):
        raise NotThere
    if not 1 <= target.minutes <= MOST_MINUTES:
        raise Invalid({"time": _("Please write minutes from 1 to %(most)s.", most=MOST_MINUTES)})
    try:
        read_hours(target.hours or "always", "UTC")
    except ValueError:
        raise Invalid({"hours": _("Write hours like “mon-fri 09:00-18:00”, or “always”.")}) from None
    if target.category_id is not None and not await session.fetchval(
        "SELECT true FROM categories WHERE id = $1", target.category_id
    ):
        raise Invalid({"category": _("Please choose one of the list.")})
    await session.fetchval(SET, target.category_id, target.language, target.minutes, target.hours)
    await publish(session, TargetChanged(actor.id, target.category_id, target.language, target.minutes))


async def remove_target(session: Session, actor: Actor, target_id: int) -> None:
    if not may_set_targets(actor):
        raise NotThere
    row = await session.fetchrow(REMOVE, real_id(target_id))
    if row is None:
        raise NotThere
    await publish(session, TargetChanged(actor.id, row["category_id"], row["language"], None))
