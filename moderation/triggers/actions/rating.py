"""What readers say of solutions and articles brings them to the queue, and takes them from it again."""

from datetime import timedelta

from forum.actor import SYSTEM
from forum.database import Session
from forum.events import ArticleRated
from forum.threads.queries import visible_post, visible_thread
from moderation.queue.actions import bring_to_queue, withdraw
from moderation.queue.grounds import Ground, Subject
from moderation.triggers.actions.noticing import bring
from moderation.triggers.facts import Around, Facts
from moderation.triggers.queries.settings import settings_now
from moderation.triggers.ratings import ASKER, READERS, is_rated_low, of_asker, of_readers
from moderation.triggers.rules import RULES

SAID = """
SELECT count(*) FILTER (WHERE helpful) AS yes, count(*) FILTER (WHERE NOT helpful) AS no,
       bool_or(NOT helpful) FILTER (WHERE reader = $2) AS asker_says_no
  FROM helpful_marks WHERE kind = 'post' AND subject_id = $1 AND created_at > $3
"""
# What was said before somebody decided has been heard.
HEARD = """
SELECT coalesce(max(r.decided_at), 'epoch') FROM reviewables r
 WHERE r.object_kind = $1 AND r.object_id = $2 AND r.state = 'decided' AND r.useful IS NOT NULL
   AND EXISTS (SELECT FROM review_reasons s WHERE s.reviewable_id = r.id AND s.kind = ANY($3::text[]))
"""
QUIET = timedelta(days=30)  # after an article was looked at


async def weigh_answer(session: Session, post_id: int) -> None:
    """The item that readers' words about this solution ask for is there; what they do not say any more is not."""
    post = await visible_post(session, SYSTEM, post_id)
    thread = await visible_thread(session, SYSTEM, post.thread_id)
    heard = await session.fetchval(HEARD, "post", post.id, [ASKER, READERS, "bad_rating"])
    said = await session.fetchrow(SAID, post.id, f"user {thread.author_id}", heard)
    subject = Subject("post", post.id, post.thread_id, post.author_id)
    stands = thread.accepted_post_id == post.id
    await hold_or_drop(session, subject, of_asker() if stands and said["asker_says_no"] else None, rule=ASKER)
    low = stands and is_rated_low(said["yes"], said["no"])
    await hold_or_drop(session, subject, of_readers(said["yes"], said["no"]) if low else None, rule=READERS)
    if not said["no"]:
        await withdraw(session, subject, "bad_rating")


async def hold_or_drop(session: Session, subject: Subject, ground: Ground | None, *, rule: str) -> None:
    if ground is None:
        await withdraw(session, subject, rule)
    else:
        await bring_to_queue(session, subject, ground)


async def weigh_article(session: Session, event: ArticleRated) -> None:
    """An article that too many say no to (T23), of those who read what it says now."""
    settings, asked = await settings_now(session), event.yes + event.no
    around = Around(no_of_ten=event.no / asked if asked else None, asked=asked)
    heard = await session.fetchval(HEARD, "article", event.article_id, ["article_fails"])
    off = "article_fails" in settings.off or heard > session.now - QUIET
    hit = None if off else RULES["article_fails"](Facts(around=around), settings.parameters("article_fails"))
    subject = Subject("article", event.article_id, None, None, event.url)
    if hit is None:
        await withdraw(session, subject, "article_fails")
    else:
        await bring(session, subject, {"article_fails": hit}, settings)
