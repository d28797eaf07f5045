"""Templates: all with their figures, those for a thread, and what their places become there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from forum.actor import Actor
from forum.categories.queries import form_of, visible_categories
from forum.database import Session
from forum.errors import NotThere
from forum.shares import Share
from forum.threads.queries import opening_post
from forum.threads.queries.visibility import LISTED_THREAD, real_id
from forum.threads.rows import ThreadView
from moderation.replies.variables import Filled, filled

COLUMNS = "SELECT r.id, r.title, r.body, r.category_id, g.name AS category_name, r.language"
PLACES = "FROM canned_replies r LEFT JOIN categories g ON g.id = r.category_id"
# A thread that was solved before counts as a use, not as one that the template could have solved.
FIGURES = " ".join(
    (
        "SELECT u.reply_id, count(*) AS used,",
        "count(DISTINCT u.thread_id) FILTER (WHERE t.solved_at IS NULL OR t.solved_at >= u.created_at) AS tried,",
        "count(DISTINCT u.thread_id) FILTER (WHERE t.solved_at >= u.created_at) AS solved",
        "FROM reply_uses u JOIN posts p ON p.id = u.post_id AND p.state = 'published'",
        "JOIN threads t ON t.id = p.thread_id AND t.kind = 'question' JOIN categories c ON c.id = t.category_id WHERE",
        LISTED_THREAD,
        "GROUP BY u.reply_id",
    )
)
ALL = " ".join(
    (
        COLUMNS,
        ", coalesce(f.used, 0) AS used, coalesce(f.tried, 0) AS tried, coalesce(f.solved, 0) AS solved",
        PLACES,
        "LEFT JOIN (",
        FIGURES,
        ") f ON f.reply_id = r.id ORDER BY r.title, r.id LIMIT 500",
    )
)
# The thread's language first, then those that speak none in particular; the category's own first; what is used most.
FOR_THREAD = f"""
{COLUMNS} {PLACES} WHERE r.category_id IS NULL OR r.category_id = $1
ORDER BY r.language = $2 DESC, r.language = '' DESC, r.language = $3 DESC, r.category_id IS NULL,
         (SELECT count(*) FROM reply_uses u WHERE u.reply_id = r.id) DESC, r.title, r.id LIMIT 200
"""  # noqa: S608
ONE = f"{COLUMNS} {PLACES} WHERE r.id = $1"


NONE = Share(0, 0)


@dataclass(frozen=True, slots=True)
class KeptReply:
    """A template as the list of staff shows it. `used` counts answers, `solves` threads that were open then."""

    id: int
    title: str
    body: str
    category_id: int | None
    category_name: str | None
    language: str
    used: int = 0
    solves: Share = NONE


async def kept_replies(session: Session, actor: Actor) -> list[KeptReply]:
    rows = await session.fetch(ALL, list(actor.sees))
    return [line(row, row["used"], Share(row["solved"], row["tried"])) for row in rows]


async def replies_for(
    session: Session, actor: Actor, category_id: int | None, language: str | None = None
) -> list[KeptReply]:
    """Those that fit a thread of this category and language, the likeliest first."""
    rows = await session.fetch(FOR_THREAD, category_id, language or actor.locale, actor.locale)
    return [line(row) for row in rows]


async def kept_reply(session: Session, reply_id: int) -> KeptReply:
    row = await session.fetchrow(ONE, real_id(reply_id))
    if row is None:
        raise NotThere
    return line(row)


def line(row: Any, used: int = 0, solves: Share | None = None) -> KeptReply:
    return KeptReply(
        row["id"], row["title"], row["body"], row["category_id"], row["category_name"], row["language"], used,
        solves or NONE,
    )  # fmt: skip


async def labels_known(session: Session, actor: Actor, category_id: int | None) -> list[str]:
    """What forms ask for: that of the category, or of all of them."""
    ids = [category_id] if category_id is not None else [each.id for each in await visible_categories(session, actor)]
    found: dict[str, str] = {}
    for each in ids:
        found |= {field.label.casefold(): field.label for field in await form_of(session, actor, each)}
    return list(found.values())


async def filled_for(session: Session, actor: Actor, body: str, thread: ThreadView) -> Filled:
    """The text as this actor would say it in this thread."""
    return filled(body, await values_of(session, actor, thread))


async def values_of(session: Session, actor: Actor, thread: ThreadView) -> dict[str, str]:
    details: Sequence[Any] = (await opening_post(session, actor, thread.id)).details
    values = {each["label"]: each["value"] for each in details}
    person = thread.author_display or thread.author_name or ""
    return {**values, "person": person, "thread": thread.title, "staff": actor.display_name or actor.name}
