"""Taking the demonstration away: its people, what they started, and everything that rests on either; nothing else."""

# ruff: noqa: S608 - the names put into these statements are those of our own tables

from dataclasses import dataclass

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.demo.events import DemonstrationRemoved
from forum.demo.marks import SOURCE
from forum.demo.queries import Standing, columns, is_of_the_demonstration, standing
from forum.demo.reach import AS_TABLE, DOOMED, Reach, in_order, reaches
from forum.errors import Refused
from forum.i18n import Message, _, n_
from forum.threads.actions import recount_threads
from forum.web.house import House

LIST = "CREATE TEMP TABLE doomed (kind text, id bigint, PRIMARY KEY (kind, id)) ON COMMIT DROP"
FIRST = """
INSERT INTO doomed SELECT 'users', new_id FROM imported WHERE source = $1 AND kind = 'user'
"""
SCENES = f"""
INSERT INTO doomed SELECT {AS_TABLE.format("kind")}, new_id FROM imported
 WHERE source = $1 AND kind NOT IN ('user', 'category', 'tag')
"""
TAGS = """
INSERT INTO doomed SELECT 'tags', g.id FROM tags g
 WHERE (EXISTS (SELECT FROM imported i WHERE i.source = $1 AND i.kind = 'tag' AND i.new_id = g.id)
        OR EXISTS (SELECT FROM thread_tags l JOIN doomed d ON d.kind = 'threads' AND d.id = l.thread_id
                    WHERE l.tag_id = g.id))
   AND NOT EXISTS (SELECT FROM thread_tags l WHERE l.tag_id = g.id AND l.thread_id NOT IN {})
""".format(DOOMED.format("threads"))
CATEGORIES = """
INSERT INTO doomed SELECT 'categories', i.new_id FROM imported i
 WHERE i.source = $1 AND i.kind = 'category'
   AND NOT EXISTS (SELECT FROM threads t WHERE t.category_id = i.new_id AND t.id NOT IN {})
""".format(DOOMED.format("threads"))
CATEGORY_EVENTS = """
INSERT INTO doomed SELECT 'events', e.id FROM events e JOIN doomed d ON d.kind = 'categories'
 WHERE e.name LIKE 'Category%' AND (e.payload ->> 'category_id')::bigint = d.id ON CONFLICT DO NOTHING
"""
LETTERS = "DELETE FROM mails WHERE to_address IN (SELECT email FROM users WHERE id IN {})".format(
    DOOMED.format("users")
)
UNSOLVED = """
UPDATE threads SET accepted_post_id = NULL, solved_at = NULL, solved_by_id = NULL WHERE accepted_post_id IN {}
""".format(DOOMED.format("posts"))
TOUCHED = """
CREATE TEMP TABLE touched ON COMMIT DROP AS
SELECT post_id AS id FROM votes WHERE id IN {} UNION SELECT post_id FROM comments WHERE id IN {}
""".format(DOOMED.format("votes"), DOOMED.format("comments"))
COUNTED = (
    """
UPDATE posts p SET score = (SELECT coalesce(sum(v.value), 0) FROM votes v WHERE v.post_id = p.id),
       comment_count = (SELECT count(*) FROM comments c WHERE c.post_id = p.id AND c.state = 'published')
 WHERE p.id IN (SELECT id FROM touched)
""",
    """
UPDATE threads t SET score = p.score FROM posts p
 WHERE p.thread_id = t.id AND p.kind = 'opening' AND p.id IN (SELECT id FROM touched)
""",
)
CLOSED = """
UPDATE site SET demo = false, version = version + 1,
       opened_at = CASE WHEN EXISTS (SELECT FROM users WHERE 'admin' = ANY(roles)) THEN opened_at END
"""


@dataclass(frozen=True, slots=True)
class Removed:
    """How many people and threads went."""

    people: int
    threads: int


async def remove_demonstration(house: House, actor: Actor, *, with_replies: bool = False) -> Removed:
    """All or nothing. Refused where real people have written in its threads, unless their posts shall go as well, and
    for its own people: afterwards they would not be there."""
    async with house.database.writing() as session:
        await session.fetch("SET LOCAL statement_timeout = 0")
        await session.fetch("SET LOCAL lock_timeout = '10s'")
        await session.raw.execute("LOCK TABLE users, threads, posts, comments, votes IN SHARE ROW EXCLUSIVE MODE")
        await require_leave(session, actor, with_replies=with_replies)
        await take_away(session, house)
        removed = Removed(*await session.fetchrow(GONE))
        await session.fetch(CLOSED)
        await publish(session, DemonstrationRemoved(actor.id, removed.people, removed.threads))
        for table in ("doomed", "touched"):
            await session.raw.execute(f"DROP TABLE {table}")
        session.when_committed(house.site.forget)
    return removed


GONE = "SELECT count(*) FILTER (WHERE kind = 'users'), count(*) FILTER (WHERE kind = 'threads') FROM doomed"


async def require_leave(session: Session, actor: Actor, *, with_replies: bool) -> None:
    if not actor.is_admin:
        raise Refused
    if await is_of_the_demonstration(session, actor):
        raise Refused(_("This account is part of the demonstration. Sign in with an admin's account of your own."))
    found = await standing(session)
    if found.replies and not with_replies:
        raise Refused(refusal(found))


def refusal(found: Standing) -> Message:
    return n_(
        "%(count)s post of somebody real stands in the threads of the demonstration and would go along.",
        "%(count)s posts of real people stand in the threads of the demonstration and would go along.",
        found.replies,
    )


async def take_away(session: Session, house: House) -> None:
    """First everything that goes is listed, until nothing more is reached; then it goes, and what stays is counted."""
    found = reaches(await columns(session))
    await session.raw.execute(LIST)
    await session.fetch(FIRST, SOURCE)
    await session.fetch(SCENES, SOURCE)
    await spread(session, found)
    for extension in house.extensions:
        for doom in extension.demo_ends:
            await doom(session)
    await session.fetch(TAGS, SOURCE)
    await session.fetch(CATEGORIES, SOURCE)
    await session.fetch(CATEGORY_EVENTS)
    await spread(session, found)
    listed = {row["kind"] for row in await session.fetch("SELECT DISTINCT kind FROM doomed")}
    for statement in (TOUCHED, LETTERS, UNSOLVED):
        await session.raw.execute(statement)
    for reach in found.values():
        for column, target in reach.emptied:
            await session.fetch(
                f"UPDATE {reach.table} SET {column} = NULL WHERE {column} IN {DOOMED.format(target)} "
                f"AND NOT coalesce({going(reach)}, false)"
            )
    for reach in in_order(found):
        if reach.goes or reach.table in listed:
            await session.fetch(f"DELETE FROM {reach.table} WHERE {going(reach)}")
    for statement in COUNTED:
        await session.fetch(statement)
    await recount_threads(session)


def going(reach: Reach) -> str:
    """The condition of all rows of this table that go. In those, nothing is emptied first: without what told them
    apart, two of them could be the same."""
    listed = f"id IN {DOOMED.format(reach.table)}" if reach.has_id else "false"
    return " OR ".join(each for each in (listed, reach.goes) if each)


async def spread(session: Session, found: dict[str, Reach]) -> None:
    """Rows that belong to listed rows are listed, too, until there are none."""
    grown = True
    while grown:
        grown = False
        for reach in found.values():
            if reach.goes and reach.has_id:
                rows = await session.fetch(
                    f"INSERT INTO doomed SELECT '{reach.table}', id FROM {reach.table} WHERE {reach.goes} "
                    "ON CONFLICT DO NOTHING RETURNING id"
                )
                grown = grown or bool(rows)
