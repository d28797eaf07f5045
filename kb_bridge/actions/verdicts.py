"""What an editor decides of a proposal besides accepting it; each can be taken back and is remembered."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from sqlalchemy import insert, update

from forum.actor import SYSTEM, Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid
from forum.events import ArticleAccepted
from forum.i18n import _
from kb_bridge.actions.articles import new_version
from kb_bridge.actions.joining import chosen_article, conclude, join, open_again
from kb_bridge.actions.proposals import REASON_MOST, Edit, checked, decide, open_for
from kb_bridge.actions.ripening import ripen
from kb_bridge.actions.topics import one_at_a_time, set_state
from kb_bridge.citations import renumbered
from kb_bridge.events import ProposalLinked, ProposalMerged, ProposalRejected, ProposalReopened, ProposalSnoozed
from kb_bridge.models import Citation, Proposal
from kb_bridge.queries.articles import citations_of
from kb_bridge.queries.proposals import open_proposal_of, snoozed_until_now
from kb_bridge.rows import ArticleRow, CitedPost

SNOOZES = (7, 30, 90)  # days


async def reject_proposal(session: Session, actor: Actor, proposal_id: int, reason: str) -> None:
    """No article: the topic is dismissed until its evidence has grown (see RETURNS_AT in kb_bridge/ripeness.py)."""
    await one_at_a_time(session)
    found = await open_for(session, actor, proposal_id)
    reason = reason.strip()
    if not reason:
        raise Invalid({"reason": _("Please say why, for whoever meets this topic next.")})
    if len(reason) > REASON_MOST:
        raise Invalid({"reason": _("Please keep this under %(most)s characters.", most=REASON_MOST)})
    await decide(session, actor, found, "rejected", reason=reason)
    await set_state(session, found.topic_id, "dismissed")
    await publish(session, ProposalRejected(actor.id, found.id, found.topic_id, reason))


async def snooze_proposal(session: Session, actor: Actor, proposal_id: int, days: int) -> None:
    """The draft is out of sight for so many days; then it waits again, as its topic is by then."""
    await one_at_a_time(session)
    found = await open_for(session, actor, proposal_id)
    if days not in SNOOZES:
        raise Invalid({"days": _("Please choose for how long.")})
    until = session.now + timedelta(days=days)
    await decide(session, actor, found, "snoozed")
    await session.execute(update(Proposal).where(Proposal.id == found.id).values(snoozed_until=until))
    await publish(session, ProposalSnoozed(actor.id, found.id, until.isoformat()))


async def wake_snoozed(session: Session) -> int:
    """What was snoozed until now waits again. Returns how many."""
    await one_at_a_time(session)
    woken = await snoozed_until_now(session)
    for proposal_id, topic_id in woken:
        if await open_proposal_of(session, topic_id) is not None:  # two topics became one meanwhile
            await session.execute(update(Proposal).where(Proposal.id == proposal_id).values(state="rejected"))
            continue
        await open_again(session, proposal_id)
        await publish(session, ProposalReopened(SYSTEM.id, proposal_id, topic_id))
        await ripen(session, topic_id)
    return len(woken)


async def link_proposal(session: Session, actor: Actor, proposal_id: int, article_id: int) -> ArticleRow:
    """An article answers this already: the topic's threads point to it, and later ones are counted with it."""
    await one_at_a_time(session)
    found = await open_for(session, actor, proposal_id)
    article = await chosen_article(session, actor, article_id)
    joined = await join(session, actor, found, article)
    await conclude(session, actor, found, "linked", article=article, joined=joined)
    await publish(session, ProposalLinked(actor.id, found.id, found.topic_id, article.id, tuple(joined)))
    return article


async def merge_proposal(
    session: Session, actor: Actor, proposal_id: int, edit: Edit, *, article_id: int
) -> ArticleRow:
    """The text becomes a part of an article that is there: a new version of it, with further sources and numbers."""
    await one_at_a_time(session)
    found = await open_for(session, actor, proposal_id, edit.version)
    article = await chosen_article(session, actor, article_id)
    text = await checked(session, edit, found.posts, hard=True)
    known = await citations_of(session, article.id)
    number_of = numbers_after(known, text.cited.values())
    added = renumbered(edit.source, {number: number_of[post_id] for number, post_id in text.cited.items()})
    fresh = [post_id for post_id in number_of if post_id not in {each.post_id for each in known}]
    rows = [{"article_id": article.id, "number": number_of[each], "post_id": each} for each in fresh]
    if rows:
        await session.execute(insert(Citation), rows)
    await new_version(session, actor, article, title=article.title, source=f"{article.body_source.rstrip()}\n\n{added}")
    joined = await join(session, actor, found, article)
    await session.execute(update(Proposal).where(Proposal.id == found.id).values(edited_source=edit.source))
    await conclude(session, actor, found, "merged", article=article, joined=joined)
    await publish(session, ProposalMerged(actor.id, found.id, found.topic_id, article.id))
    paid = ArticleAccepted(actor.id, article.id, tuple(joined), tuple(fresh), article.title, article.url)
    await publish(session, paid)
    return article


def numbers_after(known: Sequence[CitedPost], posts: Iterable[int]) -> dict[int, int]:
    """The numbers of posts in an article that cites some already: these keep theirs, others follow the last one."""
    number_of = {each.post_id: each.number for each in known}
    last = max(number_of.values(), default=0)
    fresh = [post_id for post_id in dict.fromkeys(posts) if post_id not in number_of]
    return number_of | {post_id: last + place for place, post_id in enumerate(fresh, 1)}
