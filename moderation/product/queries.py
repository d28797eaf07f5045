"""Every read of product feedback, under the forum's own condition of who sees a thread."""

# ruff: noqa: S608 - what is put together are constants of this file and of conditions

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries.visibility import VISIBLE_THREAD, eyes, real_id
from moderation.product.rows import Said, Sending, ThemeOfWeek

THEMES = """
SELECT h.id, h.name, h.closed_at, count(l.thread_id) AS threads FROM product_themes h
LEFT JOIN product_labels l ON l.theme_id = h.id GROUP BY h.id ORDER BY h.closed_at IS NOT NULL, lower(h.name)
"""
LABELLED = f"""
SELECT l.theme_id, h.name AS theme, l.note, l.created_at AS labelled_at, t.id, t.slug, t.title,
       t.me_too_count AS me_too, t.created_at, t.author_id, t.solved_at IS NOT NULL AS solved, c.name AS category,
       ({VISIBLE_THREAD} AND t.state = 'published') AS seen
  FROM product_labels l JOIN product_themes h ON h.id = l.theme_id JOIN threads t ON t.id = l.thread_id
  JOIN categories c ON c.id = t.category_id
 WHERE t.planted_at IS NULL AND l.created_at >= $4 AND l.created_at < $5
 ORDER BY l.created_at DESC, t.id DESC LIMIT 2000
"""
TOTALS = """
SELECT l.theme_id, count(*) AS threads, count(DISTINCT t.author_id) AS people FROM product_labels l
JOIN threads t ON t.id = l.thread_id WHERE t.planted_at IS NULL AND l.theme_id = ANY($1::bigint[]) GROUP BY 1
"""
OF_THREAD = """
SELECT l.theme_id, h.name, l.note FROM product_labels l JOIN product_themes h ON h.id = l.theme_id
WHERE l.thread_id = $1 ORDER BY lower(h.name)
"""
SENDING = "SELECT addresses, url, sealed_secret <> '' AS has_secret, sent_week, told_at FROM product_sending"


async def themes(session: Session) -> Sequence[Any]:
    """Those that are open first, by name."""
    return await session.fetch(THEMES)


async def theme_of_id(session: Session, theme_id: int) -> Any:
    row = await session.fetchrow("SELECT id, name, closed_at FROM product_themes WHERE id = $1", real_id(theme_id))
    if row is None:
        raise NotThere
    return row


async def labels_of(session: Session, thread_id: int) -> Sequence[Any]:
    return await session.fetch(OF_THREAD, thread_id)


async def themes_of_week(session: Session, actor: Actor, span: tuple[datetime, datetime]) -> list[ThemeOfWeek]:
    """What was labelled in that time, the most frequent theme first; titles only of what this actor may see."""
    found: dict[int, ThemeOfWeek] = {}
    people: dict[int, set[int | None]] = {}
    for row in await session.fetch(LABELLED, *eyes(actor), *span):
        said = Said(**row)
        theme = found.setdefault(said.theme_id, ThemeOfWeek(said.theme_id, said.theme))
        people.setdefault(said.theme_id, set()).add(said.author_id)
        theme.me_too += said.me_too
        if said.seen:
            theme.threads.append(said)
        else:
            theme.unseen += 1
    for row in await session.fetch(TOTALS, list(found)):
        found[row["theme_id"]].in_all = row["threads"]
    for theme_id, theme in found.items():
        theme.people = len(people[theme_id])
    return sorted(found.values(), key=lambda each: (-each.count, -each.me_too, each.name.casefold()))


async def sending(session: Session) -> Sending:
    row = await session.fetchrow(SENDING)
    return Sending(**row) if row else Sending()
