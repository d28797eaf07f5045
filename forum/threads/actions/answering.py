"""Answering a question, replying in a discussion."""

from dataclasses import dataclass

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Conflict
from forum.i18n import _
from forum.threads import policy
from forum.threads.actions.pacing import keep_pace
from forum.threads.actions.posting import Text, write_post
from forum.threads.bodies import clean_body
from forum.threads.events import AnswerPosted
from forum.threads.queries import visible_thread
from forum.threads.refusals import require

# Held posts have already taken one from the count when we come to add it, so that the sum is right either way;
# the thread moves up only for a post that readers can see.
COUNT = """
UPDATE threads t SET answer_count = t.answer_count + 1,
       last_activity_at = CASE WHEN p.state = 'published' THEN greatest(t.last_activity_at, p.created_at)
                               ELSE t.last_activity_at END
  FROM posts p WHERE t.id = $1 AND p.id = $2 RETURNING p.state, t.private_to_id
"""


@dataclass(frozen=True, slots=True)
class Answered:
    """The post that came of it; `state` is held where it waits for review."""

    post_id: int
    thread_id: int
    url: str
    state: str


async def post_answer(
    session: Session, actor: Actor, thread_id: int, body: str, *, template_id: int | None = None
) -> Answered:
    """A new answer (a reply, where the thread is no question), counted last to keep the thread's row free for long."""
    thread = await visible_thread(session, actor, thread_id)
    because = _("This thread is locked.") if thread.locked_at else None
    require(policy.may_answer(actor, thread, session.now), actor, session.now, because)
    await keep_pace(session, actor, thread)
    kind = "answer" if thread.is_question else "reply"
    post = await write_post(session, actor, thread.id, kind=kind, text=Text(clean_body(body)))
    await publish(session, AnswerPosted(actor.id, thread.id, post.post_id, kind, post.mentions, template_id))
    row = await session.fetchrow(COUNT, thread.id, post.post_id)
    if row["private_to_id"] != thread.private_to_id:  # what was meant for one person alone is told to nobody else
        raise Conflict(_("Everybody can read this thread since a moment ago. Nothing was posted."))
    return Answered(post.post_id, thread.id, f"{thread.url}#post-{post.post_id}", row["state"])
