"""Who is told what: each runs after the commit, once more where it failed, and tells nobody twice of one event."""

from collections.abc import Collection

from forum.actor import SYSTEM
from forum.bus import Published
from forum.comments.events import CommentEdited, CommentPosted
from forum.database import Session
from forum.events import BadgeAwarded, SanctionGiven
from forum.following.queries import followers_of, have_unfollowed
from forum.mail import send_letter
from forum.notifications.actions import tell
from forum.notifications.events import Notified
from forum.notifications.letters import notice
from forum.notifications.policy import wants_mail
from forum.notifications.queries import (
    first_event_of,
    notification_by_id,
    readers_of,
    tag_ids,
    users_named,
    what_about,
)
from forum.notifications.rows import News
from forum.threads.events import (
    AnswerAccepted,
    AnswerPosted,
    MarkedDuplicate,
    PostEdited,
    PostHeld,
    PostHidden,
    PostReleased,
    QuestionAsked,
    ThreadSolved,
    ThreadWrittenUp,
)
from forum.threads.queries import visible_thread

Reasons = dict[str, Collection[int]]


async def tell_of_question(session: Session, event: QuestionAsked, published: Published) -> None:
    """The mentioned, and the followers of its category and tags."""
    thread = await visible_thread(session, SYSTEM, event.thread_id)
    followers = await followers_of(session, "category", [thread.category_id])
    followers |= await followers_of(session, "tag", await tag_ids(session, thread.tags))
    news = News(published.id, event.actor_id, event.thread_id, event.post_id)
    await tell(session, news, {"mentioned": await users_named(session, event.mentions), "asked": followers})


async def tell_of_answer(session: Session, event: AnswerPosted, published: Published) -> None:
    """The mentioned, whoever asked, and the followers of the thread."""
    thread = await visible_thread(session, SYSTEM, event.thread_id)
    kind = "answered" if event.kind == "answer" else "replied"
    reasons: Reasons = {
        "mentioned": await users_named(session, event.mentions),
        f"{kind}_you": await unless_unfollowed(session, event.thread_id, {thread.author_id}),
        kind: await followers_of(session, "thread", [event.thread_id]),
    }
    await tell(session, News(published.id, event.actor_id, event.thread_id, event.post_id), reasons)


async def tell_of_comment(session: Session, event: CommentPosted, published: Published) -> None:
    """The mentioned, the author of the post, and the followers of the thread."""
    reasons: Reasons = {
        "mentioned": await users_named(session, event.mentions),
        "commented_you": await unless_unfollowed(session, event.thread_id, {event.user_id}),
        "commented": await followers_of(session, "thread", [event.thread_id]),
    }
    await tell(session, News(published.id, event.actor_id, event.thread_id, event.post_id, event.comment_id), reasons)


async def tell_newly_mentioned(session: Session, event: PostEdited | CommentEdited, published: Published) -> None:
    """Those whom a text mentions since it was edited."""
    comment_id = event.comment_id if isinstance(event, CommentEdited) else None
    news = News(published.id, event.actor_id, event.thread_id, event.post_id, comment_id)
    await tell(session, news, {"mentioned": await users_named(session, event.mentions)})


async def tell_of_acceptance(session: Session, event: AnswerAccepted, published: Published) -> None:
    """Whoever wrote the answer that was marked, and the followers of the thread."""
    reasons: Reasons = {
        "accepted": [event.user_id] if event.user_id is not None else [],
        "solved": await followers_of(session, "thread", [event.thread_id]),
    }
    await tell(session, News(published.id, event.actor_id, event.thread_id, event.post_id), reasons)


async def tell_of_solution(session: Session, event: ThreadSolved, published: Published) -> None:
    followers = await followers_of(session, "thread", [event.thread_id])
    await tell(session, News(published.id, event.actor_id, event.thread_id), {"solved": followers})


async def tell_of_duplicate(session: Session, event: MarkedDuplicate, published: Published) -> None:
    followers = await followers_of(session, "thread", [event.thread_id])
    await tell(session, News(published.id, event.actor_id, event.thread_id), {"duplicate": followers})


async def tell_of_article(session: Session, event: ThreadWrittenUp, published: Published) -> None:
    """The followers of a thread hear that an article now says what it says."""
    if event.article_id is not None:
        followers = await followers_of(session, "thread", [event.thread_id])
        params = {"article_id": event.article_id}
        await tell(session, News(published.id, event.actor_id, event.thread_id), {"written_up": followers}, params)


async def tell_of_badge(session: Session, event: BadgeAwarded, published: Published) -> None:
    params = {"badge": event.badge, "name": event.name}
    await tell(session, News(published.id, None), {"badge": [event.user_id]}, params)


async def tell_of_sanction(session: Session, event: SanctionGiven, published: Published) -> None:
    """Whoever was warned, silenced or suspended hears why; their own page says until when."""
    await tell(session, News(published.id, None), {event.kind: [event.user_id]}, {"reason": event.reason})


async def tell_author(session: Session, event: PostHeld | PostHidden, published: Published) -> None:
    """Whoever wrote a post that somebody else took from view."""
    if event.user_id is not None:
        kind = "held" if isinstance(event, PostHeld) else "hidden"
        news = News(published.id, event.actor_id, event.thread_id, event.post_id)
        await tell(session, news, {kind: [event.user_id]})


async def tell_of_release(session: Session, event: PostReleased, published: Published) -> None:
    """The author, and everybody who would have heard of the post had it not been held: what they are told carries the
    number of the first event, so nobody who heard of it then hears of it again."""
    if event.after != "published":
        return
    if event.user_id is not None:
        news = News(published.id, event.actor_id, event.thread_id, event.post_id)
        await tell(session, news, {"released": [event.user_id]})
    row = await first_event_of(session, event.post_id)
    if row is not None:
        first, place = session.bus.event_from(row["name"], row["payload"]), Published(row["id"], row["created_at"])
        await (tell_of_question if isinstance(first, QuestionAsked) else tell_of_answer)(session, first, place)


async def mail_notice(session: Session, event: Notified, _published: Published) -> None:
    """By mail, if it is still unread, still wanted and still for them to see when it is sent."""
    row = await notification_by_id(session, event.notification_id)
    readers = await readers_of(session, [event.user_id])
    if row is None or row.read_at is not None or not readers or not wants_mail(readers[0], session.now):
        return
    if row.thread_id is not None and await have_unfollowed(session, row.thread_id, [event.user_id]):
        return
    about = await what_about(session, readers[0].actor, row)
    if about is not None:
        await send_letter(session, notice(session.bus.settings, readers[0], row, about=about))


async def unless_unfollowed(session: Session, thread_id: int, users: Collection[int | None]) -> set[int]:
    known = {user_id for user_id in users if user_id is not None}
    return known - await have_unfollowed(session, thread_id, known)
