"""What staff read of helpers: how the load is spread, whom to thank, which tags nobody answers."""

from dataclasses import dataclass
from datetime import timedelta

from forum.actor import Actor
from forum.database import Session
from reputation.leaders.helping import DAYS, MARKS, MOST_SHARE, Load, Solver, load_of, mark_passed

STANDS = "e.cause = 'answer_accepted' AND NOT EXISTS (SELECT FROM ledger_entries r WHERE r.reverses_id = e.id)"
SOLVERS = f"""
SELECT u.id, u.name, u.display_name, count(*) AS solutions FROM ledger_entries e JOIN users u ON u.id = e.user_id
WHERE {STANDS} AND e.created_at >= $1 GROUP BY u.id ORDER BY solutions DESC, u.id
"""  # noqa: S608 - names of our own
DUE = f"""
SELECT solved.*, coalesce((SELECT max(mark) FROM helper_thanks h WHERE h.user_id = solved.id), 0) AS thanked
FROM (
    SELECT u.id, u.name, u.display_name, count(*) AS solutions FROM ledger_entries e JOIN users u ON u.id = e.user_id
    WHERE {STANDS} AND u.id IS DISTINCT FROM $2 GROUP BY u.id HAVING count(*) >= $1
) AS solved ORDER BY solutions DESC, id
"""  # noqa: S608
SOLUTIONS = f"SELECT count(*) FROM ledger_entries e WHERE {STANDS} AND e.user_id = $1"  # noqa: S608
HOLES = """
SELECT g.name, count(DISTINCT t.id) AS asked, count(DISTINCT p.author_id) AS helpers, max(u.name) AS helper,
       max(u.display_name) AS helper_display
FROM threads t JOIN categories c ON c.id = t.category_id
JOIN thread_tags tt ON tt.thread_id = t.id JOIN tags g ON g.id = tt.tag_id
LEFT JOIN posts p ON p.thread_id = t.id AND p.kind = 'answer' AND p.state = 'published'
     AND p.author_id IS DISTINCT FROM t.author_id
LEFT JOIN users u ON u.id = p.author_id
WHERE t.kind = 'question' AND t.state = 'published' AND c.visibility = ANY($1) AND t.created_at >= $2
GROUP BY g.id HAVING count(DISTINCT t.id) >= $3 AND count(DISTINCT p.author_id) <= 1
ORDER BY helpers, asked DESC, g.name LIMIT 30
"""
ASKED = 3  # questions in 90 days, below which a tag says nothing
MOST_DUE = 10


@dataclass(frozen=True, slots=True)
class Due:
    """A helper who passed a mark and was not thanked for it."""

    helper: Solver
    mark: int


@dataclass(frozen=True, slots=True)
class Hole:
    """A tag under which at most one person answers others."""

    name: str
    asked: int
    helpers: int
    helper: str | None
    helper_display: str | None


async def load_of_helpers(session: Session) -> Load:
    rows = await session.fetch(SOLVERS, session.now - timedelta(days=DAYS))
    return load_of([Solver(*row) for row in rows])


async def most_share(session: Session) -> int:
    found = await session.fetchval("SELECT most_share FROM helper_terms ORDER BY id DESC LIMIT 1")
    return MOST_SHARE if found is None else int(found)


async def thanks_due(session: Session, actor: Actor) -> list[Due]:
    """Those with most solutions first, the reader left out."""
    found = []
    for row in await session.fetch(DUE, MARKS[0], actor.id):
        helper, mark = Solver(*tuple(row)[:4]), mark_passed(row["solutions"])
        if mark is not None and mark > row["thanked"]:
            found.append(Due(helper, mark))
    return found[:MOST_DUE]


async def solutions_of(session: Session, user_id: int) -> int:
    return int(await session.fetchval(SOLUTIONS, user_id))


async def holes(session: Session, actor: Actor) -> list[Hole]:
    rows = await session.fetch(HOLES, list(actor.sees), session.now - timedelta(days=DAYS), ASKED)
    return [Hole(*row) for row in rows]
