"""How a post came to say what it says, and what happened to a thread."""

import json

from forum.actor import Actor
from forum.database import Session
from forum.threads.queries.posts import visible_post
from forum.threads.queries.threads import visible_thread
from forum.threads.queries.visibility import VISIBLE_POST, eyes
from forum.threads.rows import HistoryRow, PostRow, RevisionRow

REVISIONS_A_PAGE = 10
REVISIONS = """
SELECT r.version, r.title, r.tags, r.body_source, r.details, r.reason,
       u.name AS editor_name, u.display_name AS editor_display, r.created_at
  FROM revisions r LEFT JOIN users u ON u.id = r.editor_id
 WHERE r.post_id = $1 AND r.version < $2 ORDER BY r.version DESC LIMIT $3
"""
TOLD = (
    "QuestionAsked", "AnswerPosted", "PostEdited", "ThreadLocked", "ThreadUnlocked", "AnswerAccepted",
    "AnswerUnaccepted", "ThreadSolved", "ThreadUnsolved", "KindChanged", "MarkedDuplicate", "DuplicateCleared",
    "ThreadMoved", "ThreadSlowed", "ThreadWrittenUp", "PostMoved", "ThreadSplit",
)  # fmt: skip
TOLD_TO_MODERATORS = ("PostHeld", "PostReleased", "PostHidden", "PostUnhidden", "PostDeleted", "PostUndeleted")
EVENTS = " ".join(
    (
        """
SELECT e.id, e.name, e.created_at AS at, u.name AS actor_name, u.display_name AS actor_display, e.post_id, e.payload
  FROM events e
  LEFT JOIN users u ON u.id = e.actor_id
  LEFT JOIN posts p ON p.id = e.post_id
 WHERE e.thread_id = $4 AND e.name = ANY($5::text[]) AND (e.post_id IS NULL OR""",
        VISIBLE_POST,
        # The visibilities have been asked of the thread itself; naming $1 here gives it a type.
        """) AND $1::text[] IS NOT NULL
   AND NOT coalesce((e.payload->>'minor')::bool, false) ORDER BY e.id DESC LIMIT 500""",
    )
)


REACTION = """
SELECT EXISTS (
  SELECT FROM events WHERE thread_id = $1 AND actor_id IS DISTINCT FROM $2
     AND (post_id = $3 OR name IN ('AnswerPosted', 'MeTooAdded')) AND created_at >= $4
)
"""


async def has_reactions(session: Session, post: PostRow) -> bool:
    """Whether anybody else has answered, commented, voted or done anything to the post since it was written."""
    return bool(await session.fetchval(REACTION, post.thread_id, post.author_id, post.id, post.created_at))


async def revisions(session: Session, actor: Actor, post_id: int, *, before: int | None = None) -> list[RevisionRow]:
    """The versions of a visible post, the newest first; `REVISIONS_A_PAGE` and one more to compare the last with."""
    post = await visible_post(session, actor, post_id)
    newest = max(0, min(before or post.version + 1, 2**31 - 1))
    return [RevisionRow(**row) for row in await session.fetch(REVISIONS, post.id, newest, REVISIONS_A_PAGE + 1)]


async def thread_history(session: Session, actor: Actor, thread_id: int) -> list[HistoryRow]:
    """What happened to a visible thread, the newest first; what moderators did behind the scenes, for them alone."""
    thread = await visible_thread(session, actor, thread_id)
    names = TOLD + TOLD_TO_MODERATORS if actor.is_moderator else TOLD
    rows = await session.fetch(EVENTS, *eyes(actor), thread.id, list(names))
    return [HistoryRow(**{**row, "payload": as_dict(row["payload"])}) for row in rows]


def as_dict(payload: str | dict[str, object]) -> dict[str, object]:
    found: dict[str, object] = json.loads(payload) if isinstance(payload, str) else payload
    return found
