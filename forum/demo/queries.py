"""What is asked before the demonstration is told, and before it is taken away."""

from collections.abc import Iterable
from dataclasses import dataclass

from forum.accounts.queries import name_is_taken
from forum.actor import Actor
from forum.database import Session
from forum.demo.marks import SOURCE
from forum.demo.reach import Column


async def has_threads(session: Session) -> bool:
    """Whether anybody has started a thread, whatever became of it."""
    return bool(await session.fetchval("SELECT EXISTS (SELECT FROM threads)"))


async def names_taken(session: Session, names: Iterable[str]) -> list[str]:
    return [name for name in names if await name_is_taken(session, name)]


async def categories_taken(session: Session, slugs: Iterable[str]) -> list[str]:
    rows = await session.fetch("SELECT slug FROM categories WHERE slug = ANY($1) ORDER BY slug", list(slugs))
    return [row["slug"] for row in rows]


COLUMNS = """
SELECT c.relname AS "table", a.attname AS name, a.attnotnull AS needed,
       (SELECT r.relname FROM pg_constraint f JOIN pg_class r ON r.oid = f.confrelid
         WHERE f.contype = 'f' AND f.conrelid = c.oid AND f.conkey = ARRAY[a.attnum]) AS target
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
 WHERE c.relkind = 'r' ORDER BY c.relname, a.attnum
"""
OWN = "(SELECT new_id FROM imported WHERE source = $1 AND kind = 'user')"
SCENES = "(SELECT new_id FROM imported WHERE source = $1 AND kind IN ('thread', 'threads'))"
STANDING = f"""
SELECT (SELECT count(*) FROM users WHERE id IN {OWN}) AS people,
       (SELECT count(*) FROM threads WHERE author_id IN {OWN}) AS threads,
       (SELECT count(*) FROM posts p JOIN threads t ON t.id = p.thread_id
         WHERE t.author_id IN {OWN} AND (p.author_id IS NULL OR p.author_id NOT IN {OWN}))
       + (SELECT count(*) FROM comments c JOIN posts p ON p.id = c.post_id JOIN threads t ON t.id = p.thread_id
           WHERE (t.author_id IN {OWN} OR p.author_id IN {OWN})
             AND (c.author_id IS NULL OR c.author_id NOT IN {OWN})) AS replies,
       (SELECT count(*) FROM posts p JOIN threads t ON t.id = p.thread_id
         WHERE p.author_id IN {OWN} AND (t.author_id IS NULL OR t.author_id NOT IN {OWN})
            AND t.id NOT IN {SCENES}) AS elsewhere
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Standing:
    """What of the demonstration is there. `replies` are posts and comments of real people that rest on it, `elsewhere`
    posts of its people in threads of real ones."""

    people: int
    threads: int
    replies: int
    elsewhere: int


async def standing(session: Session) -> Standing:
    return Standing(**await session.fetchrow(STANDING, SOURCE))


async def demonstration(session: Session) -> bool:
    """Whether the demonstration is in this forum."""
    return bool(await session.fetchval("SELECT demo FROM site"))


async def is_of_the_demonstration(session: Session, actor: Actor) -> bool:
    return bool(await session.fetchval(f"SELECT $2::bigint IN {OWN}", SOURCE, actor.id))


async def columns(session: Session) -> list[Column]:
    """Every column of every table, as the database has them."""
    return [Column(**row) for row in await session.fetch(COLUMNS)]
