"""Making the file that a person takes along: step by step as jobs, so that a page shows how far it is."""

import json
from datetime import timedelta
from math import ceil
from typing import Any

from forum.actor import Actor
from forum.belonging import Belonging
from forum.belongings.events import TakeoutAdvanced, TakeoutFetched
from forum.belongings.policy import may_keep_belongings
from forum.belongings.queries import (
    PersonHere,
    TakeoutRow,
    all_belongings,
    latest_takeout,
    person_here,
    picture_count,
    pictures_of,
    rows_kept,
)
from forum.bus import Published, publish
from forum.database import Database, Session
from forum.errors import NotThere
from forum.i18n import _
from forum.mail import Letter, post_letter
from forum.notifications.actions import tell
from forum.notifications.rows import News
from forum.settings import Settings
from forum.uploads.places import store_of

KEPT = timedelta(days=7)
TABLES_A_STEP, PICTURES_A_STEP = 8, 5
WANT = """
INSERT INTO takeouts (user_id, asked_by_id, asked_at, expires_at) VALUES ($1, $2, $3, $4) RETURNING id
"""
TAKE = "SELECT user_id, step FROM takeouts WHERE id = $1 AND state = 'wanted' FOR UPDATE"
ADD = """
INSERT INTO takeout_parts (takeout_id, name, content) VALUES ($1, $2, $3)
ON CONFLICT (takeout_id, name) DO UPDATE SET content = excluded.content
"""
END = """
UPDATE takeouts SET state = 'done', share = 100, ended_at = $2, expires_at = $3,
       size = (SELECT coalesce(sum(length(content)), 0) FROM takeout_parts WHERE takeout_id = $1) WHERE id = $1
"""


async def want_takeout(session: Session, actor: Actor, user_id: int) -> int:
    """The number of the file that is being made; the same one while it is not finished."""
    if not may_keep_belongings(actor, user_id):
        raise NotThere
    person = await person_here(session, user_id)
    await session.fetchval("SELECT true FROM users WHERE id = $1 FOR UPDATE", person.id)
    before = await latest_takeout(session, person.id)
    if before is not None and before.state == "wanted":
        return before.id
    await session.fetchval("DELETE FROM takeouts WHERE user_id = $1", person.id)
    number: int = await session.fetchval(WANT, person.id, actor.id, session.now, session.now + 2 * KEPT)
    await publish(session, TakeoutAdvanced(actor.id, person.id, number, 0))
    return number


async def advance_takeout(session: Session, event: TakeoutAdvanced, published: Published) -> None:
    """One step more; heard twice, it is done once."""
    row = await session.fetchrow(TAKE, event.takeout_id)
    if row is None or row["step"] != event.step:
        return
    person = await person_here(session, row["user_id"])
    settings = session.bus.settings
    shown = [each for each in all_belongings(settings.packages) if each.shown]
    tables = ceil(len(shown) / TABLES_A_STEP)
    steps = tables + ceil(await picture_count(session, person.id) / PICTURES_A_STEP)
    if event.step < tables:
        first = event.step * TABLES_A_STEP
        await add_tables(session, event.takeout_id, person, shown[first : first + TABLES_A_STEP])
    elif event.step < steps:
        await add_pictures(session, settings, event.takeout_id, person, after=(event.step - tables) * PICTURES_A_STEP)
    if event.step + 1 >= steps:
        await add_part(session, event.takeout_id, "about.json", about(session, person, settings))
        await finish(session, event, person, published)
        return
    share = (event.step + 1) * 100 // steps
    await session.fetchval(
        "UPDATE takeouts SET step = $2, share = $3 WHERE id = $1", event.takeout_id, event.step + 1, share
    )
    await publish(session, TakeoutAdvanced(event.actor_id, person.id, event.takeout_id, event.step + 1))


async def add_tables(session: Session, takeout_id: int, person: PersonHere, belongings: list[Belonging]) -> None:
    for each in belongings:
        rows = await rows_kept(session, each, person)
        name = each.table if each.column in ("user_id", "author_id", "email") else f"{each.table}-{each.column}"
        if rows:
            await add_part(session, takeout_id, f"{name}.json", f"[\n{rows}\n]\n".encode())


async def add_pictures(
    session: Session, settings: Settings, takeout_id: int, person: PersonHere, *, after: int
) -> None:
    for name in await pictures_of(session, person.id, after=after, most=PICTURES_A_STEP):
        content = await store_of(settings).get(name)
        if content is not None:
            await add_part(session, takeout_id, f"pictures/{name}", content)


async def add_part(session: Session, takeout_id: int, name: str, content: bytes) -> None:
    await session.fetchval(ADD, takeout_id, name, content)


def about(session: Session, person: PersonHere, settings: Settings) -> bytes:
    """What the file is, and what is not in it, with the reason."""
    left_out = [
        {"table": each.table, "column": each.column, "why": each.why}
        for each in all_belongings(settings.packages)
        if not each.shown
    ]
    text: dict[str, Any] = {
        "forum": settings.base_url, "name": person.name, "made_at": session.now.isoformat(), "left_out": left_out,
    }  # fmt: skip
    return (json.dumps(text, indent=1, ensure_ascii=False) + "\n").encode()


async def finish(session: Session, event: TakeoutAdvanced, person: PersonHere, published: Published) -> None:
    """It can be had for a week; the person is told by the bell and by mail, whoever asked for it."""
    await session.fetchval(END, event.takeout_id, session.now, session.now + KEPT)
    await tell(session, News(published.id), {"takeout_ready": [person.id]}, {"url": "/settings/my-data"})
    if person.email is not None:
        letter = Letter(
            key=f"takeout:{event.takeout_id}", to=person.email, locale=person.locale,
            subject=_("Your data is ready"), template="takeout",
            context={"name": person.display_name, "path": "/settings/my-data"},
        )  # fmt: skip
        await post_letter(session, letter)


async def note_fetched(session: Session, actor: Actor, takeout: TakeoutRow) -> None:
    await publish(session, TakeoutFetched(actor.id, takeout.user_id, takeout.id))


async def prune_takeouts(database: Database, _settings: Settings) -> None:
    """Files that nobody may have any more are gone."""
    async with database.writing() as session:
        await session.fetchval("DELETE FROM takeouts WHERE expires_at < $1", session.now)
        await session.fetchval("DELETE FROM left_addresses WHERE expires_at < $1", session.now)
