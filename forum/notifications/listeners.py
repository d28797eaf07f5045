"""Who is told what: each runs after the commit, once more where it failed, and tells nobody twice of one event."""

from datetime import datetime
from typing import Any

from forum.accounts.events import TrustLevelChanged
from forum.actor import SYSTEM
from forum.bus import Published
from forum.comments.events import CommentEdited, CommentHeld, CommentHidden, CommentPosted, CommentReleased
from forum.comments.queries import visible_comment
from forum.database import Session
from forum.events import (
    AppealAnswered,
    BadgeAwarded,
    CareTold,
    ColleagueAsked,
    DisputeAnswered,
    GainsAnnulled,
    GainsRestored,
    HelperThanked,
    HelpWanted,
    ReportSettled,
    SanctionEnded,
    SanctionGiven,
    TrustWarned,
    VotesAnnulled,
    VotesRestored,
)
from forum.feedback.events import FeedbackGiven
from forum.mail import send_letter
from forum.notifications.actions import tell
from forum.notifications.events import NoticesCollected
from forum.notifications.letters import notice
from forum.notifications.policy import wants_mail
from forum.notifications.queries import (
    admin_ids,
    audience_of,
    first_event_of,
    readers_of,
    told_of_article,
    users_named,
)
from forum.notifications.queries.parts import letter_parts
from forum.notifications.rows import News
from forum.threads.events import (
    AnswerAccepted,
    AnswerPosted,
    MarkedDuplicate,
    PostEdited,
    PostHeld,
    PostHidden,
    PostMoved,
    PostReleased,
    QuestionAsked,
    ThreadLocked,
    ThreadMoved,
    ThreadSolved,
    ThreadUnlocked,
    ThreadWrittenUp,
)
from forum.threads.queries import visible_post, visible_thread, who_has_this_too
from forum.votes.queries import shares_in


async def tell_of_question(session: Session, event: QuestionAsked, published: Published) -> None:
    """The mentioned, and those who follow its category or one of its tags."""
    audience = await audience_of(session, await visible_thread(session, SYSTEM, event.thread_id))
    reasons = {
        "mentioned": audience.minding(await users_named(session, event.mentions)),
        "asked": audience.hearing("asked"),
    }
    await tell(session, News(published.id, event.actor_id, event.thread_id, event.post_id), reasons)


async def tell_of_answer(session: Session, event: AnswerPosted, published: Published) -> None:
    """The mentioned, whoever asked, and those who follow the thread."""
    thread = await visible_thread(session, SYSTEM, event.thread_id)
    audience = await audience_of(session, thread)
    kind = "answered" if event.kind == "answer" else "replied"
    reasons = {
        "mentioned": audience.minding(await users_named(session, event.mentions)),
        f"{kind}_you": audience.minding([thread.author_id]),
        kind: audience.hearing("answered"),
    }
    await tell(session, News(published.id, event.actor_id, event.thread_id, event.post_id), reasons)


async def tell_of_comment(session: Session, event: CommentPosted, published: Published) -> None:
    """The mentioned, the author of the post, and those who want to hear of every post."""
    audience = await audience_of(session, await visible_thread(session, SYSTEM, event.thread_id))
    reasons = {
        "mentioned": audience.minding(await users_named(session, event.mentions)),
        "commented_you": audience.minding([event.user_id]),
        "commented": audience.hearing("commented"),
    }
    await tell(session, News(published.id, event.actor_id, event.thread_id, event.post_id, event.comment_id), reasons)


async def tell_newly_mentioned(session: Session, event: PostEdited | CommentEdited, published: Published) -> None:
    """Those whom a text mentions since it was edited."""
    if not event.mentions:
        return
    comment_id = event.comment_id if isinstance(event, CommentEdited) else None
    audience = await audience_of(session, await visible_thread(session, SYSTEM, event.thread_id))
    news = News(published.id, event.actor_id, event.thread_id, event.post_id, comment_id)
    await tell(session, news, {"mentioned": audience.minding(await users_named(session, event.mentions))})


async def tell_of_acceptance(session: Session, event: AnswerAccepted, published: Published) -> None:
    """Whoever wrote the answer that was marked, and those who follow the thread."""
    audience = await audience_of(session, await visible_thread(session, SYSTEM, event.thread_id))
    reasons = {"accepted": audience.minding([event.user_id]), "solved": audience.hearing("ended")}
    await tell(session, News(published.id, event.actor_id, event.thread_id, event.post_id), reasons)


async def tell_of_solution(session: Session, event: ThreadSolved, published: Published) -> None:
    await tell_followers(session, News(published.id, event.actor_id, event.thread_id), "solved")


async def tell_of_duplicate(session: Session, event: MarkedDuplicate, published: Published) -> None:
    await tell_followers(session, News(published.id, event.actor_id, event.thread_id), "duplicate")


async def tell_of_article(session: Session, event: ThreadWrittenUp, published: Published) -> None:
    """Those who follow a thread or have the same question hear, once, that an article now says what it says."""
    if event.article_id is not None:
        news = News(published.id, event.actor_id, event.thread_id)
        audience = await audience_of(session, await visible_thread(session, SYSTEM, event.thread_id))
        hearing = {*audience.hearing("ended"), *audience.minding(await who_has_this_too(session, event.thread_id))}
        fresh = sorted(hearing - await told_of_article(session, event.thread_id, event.article_id))
        await tell(session, news, {"written_up": fresh}, {"article_id": event.article_id, "url": event.url})


async def tell_followers(session: Session, news: News, kind: str, params: dict[str, Any] | None = None) -> None:
    audience = await audience_of(session, await visible_thread(session, SYSTEM, news.thread_id or 0))
    await tell(session, news, {kind: audience.hearing("ended")}, params)


async def tell_of_badge(session: Session, event: BadgeAwarded, published: Published) -> None:
    params = {"badge": event.badge, "name": event.name}
    await tell(session, News(published.id, None), {"badge": [event.user_id]}, params)


async def tell_of_thanks(session: Session, event: HelperThanked, published: Published) -> None:
    await tell(session, News(published.id, event.actor_id), {"thanked": [event.user_id]}, {"words": event.words})


async def tell_of_level(session: Session, event: TrustLevelChanged, published: Published) -> None:
    kind = "trust_gained" if event.after > event.before else "trust_lost"
    params = {"level": event.after, "url": "/privileges"}
    await tell(session, News(published.id, None), {kind: [event.user_id]}, params)


async def tell_of_warning(session: Session, event: TrustWarned, published: Published) -> None:
    """Whoever is about to lose a trust level, with the way to what keeps it."""
    days = max(1, (datetime.fromisoformat(event.until) - published.at).days)
    params = {"level": event.falls_to, "days": days, "url": "/privileges"}
    await tell(session, News(published.id, None), {"trust_warned": [event.user_id]}, params)


async def tell_of_help_wanted(session: Session, event: HelpWanted, published: Published) -> None:
    """Whom the asker has asked, unless they muted the thread, its category or its tags."""
    audience = await audience_of(session, await visible_thread(session, SYSTEM, event.thread_id))
    news = News(published.id, event.actor_id, event.thread_id)
    await tell(session, news, {"help_wanted": audience.minding([event.user_id])})


async def tell_of_sanction(session: Session, event: SanctionGiven, published: Published) -> None:
    """Whoever was warned, silenced or suspended hears why; their own page says until when."""
    await tell(session, News(published.id, None), {event.kind: [event.user_id]}, {"reason": event.reason})


async def tell_of_annulled(session: Session, event: VotesAnnulled | VotesRestored, published: Published) -> None:
    """Whoever gave the votes, and whoever had them, each of their own numbers; nobody of who the others are."""
    kind = "votes_annulled" if isinstance(event, VotesAnnulled) else "votes_restored"
    reason = event.reason if isinstance(event, VotesAnnulled) else ""
    shares = await shares_in(session, event.vote_ids)
    for user_id, share in sorted(shares.items()):
        params = {"given": share.given, "got": share.got, "reason": reason}
        await tell(session, News(published.id, None), {kind: [user_id]}, params)


async def tell_of_gains(session: Session, event: GainsAnnulled | GainsRestored, published: Published) -> None:
    """All whom it concerns, of how many there are and why; they see the lines in their statements."""
    annulled = isinstance(event, GainsAnnulled)
    params = {"count": len(event.post_ids), "reason": event.reason if isinstance(event, GainsAnnulled) else ""}
    kind = f"{event.kind}_{'annulled' if annulled else 'restored'}"
    await tell(session, News(published.id, None), {kind: event.user_ids}, params)


async def tell_of_feedback(session: Session, event: FeedbackGiven, published: Published) -> None:
    await tell(session, News(published.id, event.actor_id), {"feedback": await admin_ids(session)})


async def tell_author(session: Session, event: PostHeld | PostHidden, published: Published) -> None:
    """Whoever wrote a post that somebody else took from view."""
    if event.user_id is not None:
        kind = "held" if isinstance(event, PostHeld) else "hidden"
        news = News(published.id, event.actor_id, event.thread_id, event.post_id)
        because = {"reason": event.reason} if isinstance(event, PostHidden) and event.reason else None
        await tell(session, news, {kind: [event.user_id]}, because)


async def tell_of_report(session: Session, event: ReportSettled, published: Published) -> None:
    """Those who reported something hear whether staff acted; not what was said of it."""
    kind = "report_upheld" if event.upheld else "report_dismissed"
    await tell(session, News(published.id), {kind: event.user_ids}, {"title": event.title, "url": "/reports"})


async def tell_of_appeal(session: Session, event: AppealAnswered, published: Published) -> None:
    """Whoever appealed hears what another moderator decided, and why."""
    kind = "appeal_granted" if event.granted else "appeal_refused"
    await tell(session, News(published.id), {kind: [event.user_id]}, {"reason": event.answer, "url": event.url})


async def tell_of_dispute(session: Session, event: DisputeAnswered, published: Published) -> None:
    """Whoever said that a line of their statement is wrong hears what was decided, and why."""
    kind = "dispute_upheld" if event.upheld else "dispute_dismissed"
    await tell(session, News(published.id), {kind: [event.user_id]}, {"reason": event.answer, "url": event.url})


async def tell_of_sanctions_end(session: Session, event: SanctionEnded, published: Published) -> None:
    await tell(session, News(published.id), {f"{event.kind}_ended": [event.user_id]})


async def tell_colleague(session: Session, event: ColleagueAsked, published: Published) -> None:
    """A moderator who was asked by another about something in the queue."""
    told = {"colleague": [event.user_id]}
    await tell(session, News(published.id, event.actor_id), told, {"reason": event.words, "url": event.url})


async def tell_of_care(session: Session, event: CareTold, published: Published) -> None:
    """Staff about questions that want somebody, and askers who are waited for."""
    one = event.thread_ids[0] if len(event.thread_ids) == 1 else None
    params = {"words": event.words, "threads": list(event.thread_ids), "url": "/mod/care?view=late"}
    await tell(session, News(published.id, event.actor_id, one), {event.kind: event.user_ids}, params)


async def tell_author_of_comment(
    session: Session, event: CommentHeld | CommentHidden | CommentReleased, published: Published
) -> None:
    """Whoever made a remark that was taken from view, or let through."""
    comment = await visible_comment(session, SYSTEM, event.comment_id)
    if comment.author_id is not None:
        news = News(published.id, event.actor_id, event.thread_id, event.post_id, event.comment_id)
        kind = {CommentHeld: "comment_held", CommentHidden: "comment_hidden"}.get(type(event), "comment_released")
        reason = getattr(event, "reason", "")
        await tell(session, news, {kind: [comment.author_id]}, {"reason": reason} if reason else None)


async def tell_asker(
    session: Session, event: ThreadMoved | ThreadLocked | ThreadUnlocked, published: Published
) -> None:
    """Whoever started a thread that somebody else moved, closed or opened again."""
    thread = await visible_thread(session, SYSTEM, event.thread_id)
    if thread.author_id is not None:
        kind = {ThreadMoved: "moved", ThreadLocked: "locked"}.get(type(event), "unlocked")
        news = News(published.id, event.actor_id, event.thread_id)
        await tell(session, news, {kind: [thread.author_id]}, {"category": thread.category_name})


async def tell_whose_post_moved(session: Session, event: PostMoved, published: Published) -> None:
    """The author of a post that somebody else put into another thread, or made a thread of."""
    post = await visible_post(session, SYSTEM, event.post_id)
    if post.author_id is not None:
        news = News(published.id, event.actor_id, post.thread_id, event.post_id)
        await tell(session, news, {"post_moved": [post.author_id]})


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


async def mail_notices(session: Session, event: NoticesCollected, _published: Published) -> None:
    """One letter of what is still unread, still wanted and still for them to see when it is sent."""
    readers = await readers_of(session, [event.user_id])
    if not readers or not wants_mail(readers[0], session.now):
        return
    parts = await letter_parts(session, readers[0], event.notification_ids)
    if parts:
        await send_letter(session, notice(session.bus.settings, readers[0], parts, first_id=event.notification_ids[0]))
