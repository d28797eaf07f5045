"""Threads of a topic come to point to an article that was there before, and let go of it again."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, update

from forum.actor import Actor
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.threads.actions import note_article
from forum.threads.queries import threads_among
from kb_bridge.actions.proposals import decide
from kb_bridge.actions.topics import set_state
from kb_bridge.models import Proposal, Source
from kb_bridge.queries.articles import source_ids, visible_article
from kb_bridge.queries.topics import members
from kb_bridge.rows import ArticleRow, ProposalRow


async def chosen_article(session: Session, actor: Actor, article_id: int) -> ArticleRow:
    try:
        article = await visible_article(session, actor, article_id, lock=True)
    except NotThere:
        article = None
    if article is None or article.state != "published":
        raise Invalid({"article": _("Please choose an article.")})
    return article


async def join(session: Session, actor: Actor, found: ProposalRow, article: ArticleRow) -> list[int]:
    """The topic's threads that belong to no article yet point to this one. Returns them."""
    known = set(await source_ids(session, article.id))
    rows = [each.thread for each in await members(session, found.topic_id)]
    fresh = [row for row in sorted(rows, key=lambda row: row.id) if row.id not in known and row.article_id is None]
    if fresh:
        sources = [{"article_id": article.id, "thread_id": row.id, "answers": row.solved_at is None} for row in fresh]
        await session.execute(insert(Source), sources)
    joined = [row.id for row in fresh]
    await note_article(session, actor, joined, article.id, url=article.url)
    return joined


async def conclude(
    session: Session, actor: Actor, found: ProposalRow, state: str, *, article: ArticleRow, joined: list[int]
) -> None:
    await decide(session, actor, found, state)
    values = {"article_id": article.id, "joined": joined}
    await session.execute(update(Proposal).where(Proposal.id == found.id).values(values))
    await set_state(session, found.topic_id, "written", article.id)


async def leave(session: Session, actor: Actor, article_id: int, joined: Sequence[int]) -> None:
    """The threads that a verdict made point to an article let go of it."""
    gone = (Source.article_id == article_id) & Source.thread_id.in_(joined)
    await session.execute(delete(Source).where(gone))
    rows = await threads_among(session, actor, list(joined))
    await note_article(session, actor, [row.id for row in rows if row.article_id == article_id], None)


async def open_again(session: Session, proposal_id: int) -> None:
    """The proposal waits, as if nobody had decided."""
    waiting = update(Proposal).where(Proposal.id == proposal_id).values(state="open", reason="", joined=[])
    await session.execute(waiting.values(decided_by_id=None, decided_at=None, snoozed_until=None, article_id=None))
