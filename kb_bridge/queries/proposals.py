"""Proposals, and the posts of which a draft is made."""

from collections.abc import Sequence
from typing import Any

from forum.actor import VISITOR, Actor
from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries import opening_post, posts_among, thread_posts
from forum.threads.rows import PostRow, ThreadRow
from kb_bridge.drafting import Voice, language
from kb_bridge.policy import may_edit_articles
from kb_bridge.rows import Member, ProposalRow, sections_from

COLUMNS = """
SELECT p.id, p.topic_id, p.state, p.version, p.title, p.draft, p.posts, p.edited_source, p.asker_count, p.thread_count,
       p.decided_by_id, coalesce(u.display_name, u.name) AS decided_by_name, p.decided_at, p.reason, p.created_at,
       t.state AS topic_state, t.article_id, p.article_id AS made_id, p.joined, p.snoozed_until,
       p.own_article_id AS own_id
  FROM proposals p JOIN topics t ON t.id = p.topic_id LEFT JOIN users u ON u.id = p.decided_by_id
"""
ONE = f"{COLUMNS} WHERE p.id = $1"
LOCKED = f"{ONE} FOR UPDATE OF p"
OPEN = f"{COLUMNS} WHERE p.state = 'open' ORDER BY p.asker_count DESC, p.id DESC LIMIT $1"
OPEN_OF_TOPIC = f"{COLUMNS} WHERE p.state = 'open' AND p.topic_id = $1"
DECIDED = (
    f"{COLUMNS} WHERE p.state <> 'open' AND p.decided_at IS NOT NULL ORDER BY p.decided_at DESC, p.id DESC LIMIT $1"
)

REJECTED = f"""
{COLUMNS} WHERE p.topic_id = $1 AND p.state = 'rejected' AND p.decided_by_id IS NOT NULL ORDER BY p.id DESC LIMIT 1
"""
SNOOZED = "SELECT id, topic_id FROM proposals WHERE state = 'snoozed' AND snoozed_until <= $1 ORDER BY id FOR UPDATE"

MOST_THREADS = 40  # of a topic are read for a draft, the solved ones first and then the newest


async def proposal(session: Session, actor: Actor, proposal_id: int, *, lock: bool = False) -> ProposalRow:
    """The proposal, for those who work on articles; NotThere for everybody else."""
    row = await session.fetchrow(LOCKED if lock else ONE, proposal_id) if real(actor, proposal_id) else None
    if row is None:
        raise NotThere
    return proposal_from(row)


async def open_proposals(session: Session, actor: Actor, most: int = 100) -> list[ProposalRow]:
    """What waits for an editor, the most asked first."""
    rows = await session.fetch(OPEN, most) if real(actor, 1) else []
    return [proposal_from(row) for row in rows]


async def decided_proposals(session: Session, actor: Actor, most: int = 20) -> list[ProposalRow]:
    """What editors decided lately."""
    rows = await session.fetch(DECIDED, most) if real(actor, 1) else []
    return [proposal_from(row) for row in rows]


async def open_proposal_count(session: Session) -> int:
    """How many drafts wait; shown to editors only."""
    return int(await session.fetchval("SELECT count(*) FROM proposals WHERE state = 'open'"))


async def open_proposal_of(session: Session, topic_id: int) -> ProposalRow | None:
    """For the bridge's own work."""
    row = await session.fetchrow(OPEN_OF_TOPIC, topic_id)
    return proposal_from(row) if row else None


async def rejected_before(session: Session, topic_id: int) -> ProposalRow | None:
    """The last proposal of the topic that an editor rejected."""
    row = await session.fetchrow(REJECTED, topic_id)
    return proposal_from(row) if row else None


async def snoozed_until_now(session: Session) -> list[tuple[int, int]]:
    """Proposals (with their topics) that have slept enough, locked."""
    return [(row["id"], row["topic_id"]) for row in await session.fetch(SNOOZED, session.now)]


async def voices_of(session: Session, found: Sequence[Member]) -> list[Voice]:
    """The questions and answers of these threads that everybody may read."""
    voices: list[Voice] = []
    for thread in readable(found):
        posts = [await opening_post(session, VISITOR, thread.id), *await thread_posts(session, VISITOR, thread.id)]
        voices += [voice_of(post, thread) for post in posts if post.is_published and post.kind != "reply"]
    return voices


def readable(found: Sequence[Member]) -> list[ThreadRow]:
    ranked = sorted((each.thread for each in found), key=lambda row: (row.solved_at is None, -row.id))
    return sorted(ranked[:MOST_THREADS], key=lambda row: row.id)


def voice_of(post: PostRow, thread: ThreadRow) -> Voice:
    return Voice(
        post_id=post.id,
        thread_id=post.thread_id,
        body=post.body_source,
        created_at=post.created_at,
        is_question=post.is_opening,
        is_accepted=post.id == thread.accepted_post_id,
        is_staff=post.author_role is not None,
        votes=post.score,
        author=post.author_display or "",
    )


async def public_posts(session: Session, post_ids: Sequence[int]) -> dict[int, PostRow]:
    """Those of the posts that everybody may read, by their ids."""
    return {post.id: post for post in await posts_among(session, VISITOR, list(dict.fromkeys(post_ids)))}


def proposal_language(found: ProposalRow) -> str:
    """The language of what is quoted in the draft."""
    return language([quote.text for section in found.draft for quote in section.quotes])


def real(actor: Actor, number: int) -> bool:
    return may_edit_articles(actor) and 0 < number < 2**63


def proposal_from(row: Any) -> ProposalRow:
    return ProposalRow(
        **{**row, "draft": sections_from(row["draft"]), "posts": list(row["posts"]), "joined": list(row["joined"])}
    )
