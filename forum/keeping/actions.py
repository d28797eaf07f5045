"""Every write of how long things are kept, and the pruning of what an admin may choose."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from forum.actor import Actor
from forum.bus import publish
from forum.database import Database, Session
from forum.errors import Invalid, NotThere
from forum.extension import gather
from forum.i18n import _
from forum.keeping.events import KeepingChanged
from forum.keeping.policy import may_keep
from forum.keeping.queries import days_of
from forum.kept import Kept
from forum.settings import Settings

BATCH = 5000
SAY = "INSERT INTO kept_days (name, days) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET days = excluded.days"
OLD = "ctid = ANY(ARRAY(SELECT ctid FROM {table} WHERE {older} LIMIT {most})) RETURNING 1"
GO = f"DELETE FROM {{table}} WHERE {OLD}"  # noqa: S608 - constants of the packages
EMPTY = f"UPDATE {{table}} SET {{emptied}} WHERE {OLD}"  # noqa: S608


async def keep_for(
    session: Session, actor: Actor, kept: Sequence[Kept], settings: Settings, *, wanted: Mapping[str, int]
) -> None:
    """All of it, or nothing where one number is out of its bounds; only what changes is noted in the log."""
    if not may_keep(actor):
        raise NotThere
    chosen = {each.name: each for each in kept if each.is_chosen}
    wrong = {
        name: _("From %(least)s to %(most)s days.", least=chosen[name].least, most=chosen[name].most)
        for name, days in wanted.items()
        if name in chosen and not chosen[name].least <= days <= chosen[name].most
    }
    if wrong:
        raise Invalid(dict(wrong))
    before = await days_of(session, kept, settings)
    for name, days in wanted.items():
        if name in chosen and days != before[name]:
            await session.fetchval(SAY, name, days)
            await publish(session, KeepingChanged(actor.id, name, before[name], days))


async def prune_kept(database: Database, settings: Settings) -> None:
    """Each night, in batches: what has been kept for as long as an admin wants."""
    kept = [each for extension in gather(settings.packages) for each in extension.kept if each.is_chosen]
    async with database.reading() as session:
        days = await days_of(session, kept, settings)
    for each in kept:
        while await prune_some(database, each, days[each.name]) == BATCH:
            pass


async def prune_some(database: Database, kept: Kept, days: int) -> int:
    """One batch; how many rows it was."""
    values = {"table": kept.table, "older": kept.older.format(until="$1::timestamptz"), "most": BATCH}
    sql = EMPTY.format(**values, emptied=kept.emptied) if kept.emptied else GO.format(**values)
    async with database.writing() as session:
        session.writes_unseen()
        return len(await session.fetch(sql, session.now - timedelta(days=days)))
