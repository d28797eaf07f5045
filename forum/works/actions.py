"""Every write of planned works."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from forum.actor import Actor
from forum.bus import publish
from forum.categories.queries import visible_category_of_id
from forum.database import Session
from forum.errors import Invalid, NotThere, Words
from forum.i18n import _
from forum.works.events import WorksAnnounced, WorksEnded
from forum.works.policy import AUDIENCES, may_announce
from forum.works.queries import works_of_id

LONGEST = timedelta(days=90)
ADD = """
INSERT INTO planned_works (starts_at, ends_at, audience, category_id, urgent, words, created_by_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id
"""
CHANGE = """
UPDATE planned_works SET starts_at = $1, ends_at = $2, audience = $3, category_id = $4, urgent = $5, words = $6
 WHERE id = $7
"""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What pages say, to whom and when; `words` by language, English among them."""

    starts_at: datetime
    ends_at: datetime
    words: Mapping[str, str]
    audience: str = "everybody"
    category_id: int | None = None
    urgent: bool = False


async def announce(session: Session, actor: Actor, said: Announcement) -> int:
    """Shown from its start to its end on every page of its audience."""
    values = await checked(session, actor, said)
    works_id: int = await session.fetchval(ADD, *values, actor.id, session.now)
    await publish(session, WorksAnnounced(actor.id, works_id))
    return works_id


async def change_announcement(session: Session, actor: Actor, works_id: int, said: Announcement) -> None:
    values = await checked(session, actor, said)
    found = await works_of_id(session, actor, works_id)
    await session.fetchval(CHANGE, *values, found.id)
    await publish(session, WorksAnnounced(actor.id, found.id))


async def end_announcement(session: Session, actor: Actor, works_id: int) -> None:
    """Gone from every page; what had not begun is forgotten, the rest stands among the past ones."""
    found = await works_of_id(session, actor, works_id)
    if found.stage(session.now) == "coming":
        await session.fetchval("DELETE FROM planned_works WHERE id = $1", found.id)
    elif found.stage(session.now) == "now":
        ended = max(session.now, found.starts_at + timedelta(seconds=1))
        await session.fetchval("UPDATE planned_works SET ends_at = $2 WHERE id = $1", found.id, ended)
    await publish(session, WorksEnded(actor.id, found.id))


async def checked(session: Session, actor: Actor, said: Announcement) -> tuple[object, ...]:
    """The values of the row; Invalid at the field for what cannot be announced."""
    if not may_announce(actor):
        raise NotThere
    errors: dict[str, Words] = {}
    if said.ends_at <= max(said.starts_at, session.now):
        errors["ends"] = _("Please choose an end after the start, and to come.")
    elif said.ends_at - said.starts_at > LONGEST:
        errors["ends"] = _("Please announce at most %(days)s days at once.", days=LONGEST.days)
    if said.audience not in AUDIENCES:
        errors["audience"] = _("Please choose one of the list.")
    if not said.words.get("en"):
        errors["words-en"] = _("Please write it in English: whoever reads no other language of yours reads that.")
    if errors:
        raise Invalid(errors)
    if said.category_id is not None:
        try:
            await visible_category_of_id(session, actor, said.category_id)
        except NotThere:
            raise Invalid({"category": _("Please choose one of the list.")}) from None
    words = json.dumps({language: text for language, text in said.words.items() if text})
    return said.starts_at, said.ends_at, said.audience, said.category_id, said.urgent, words
