"""When enough people have asked: a draft for an editor, and keeping it fresh until an editor takes it in hand."""

from collections.abc import Sequence

from sqlalchemy import insert, update

from forum.actor import SYSTEM
from forum.bus import publish
from forum.database import Session
from kb_bridge.actions.topics import one_at_a_time, set_state
from kb_bridge.citations import numbering
from kb_bridge.drafting import Section, Voice, draft
from kb_bridge.events import ProposalDrafted, ProposalRejected
from kb_bridge.models import Proposal
from kb_bridge.queries.proposals import open_proposal_of, rejected_before, voices_of
from kb_bridge.queries.rules import is_ripe, ripeness_rules
from kb_bridge.queries.topics import members, topic
from kb_bridge.queries.words import frequencies
from kb_bridge.rewording import as_quoted
from kb_bridge.ripeness import RETURNS_AT
from kb_bridge.rows import Member, ProposalRow, TopicRow, askers_of, sections_to
from kb_bridge.words import plain, terms


async def ripen(session: Session, topic_id: int) -> int | None:
    """An open topic that is ripe and has an answer gets a proposal; a proposal that no editor has changed is drafted
    anew from the threads as they are now. Returns the proposal that was drafted, if any."""
    await one_at_a_time(session)
    found = await topic(session, topic_id)
    if found is None or found.state == "written":
        return None
    threads = await members(session, topic_id)
    if found.state == "dismissed" and not await has_outgrown(session, found.id, threads):
        return None
    if found.state == "proposed":
        waiting = await open_proposal_of(session, topic_id)
        return await renew(session, waiting, threads) if waiting else None
    if not is_ripe(threads, await ripeness_rules(session)) or not any(each.thread.answer_count for each in threads):
        return None
    return await propose(session, found, threads)


async def has_outgrown(session: Session, topic_id: int, threads: Sequence[Member]) -> bool:
    """Whether so many more people ask than when an editor rejected the topic that it is worth another look."""
    before = await rejected_before(session, topic_id)
    return before is not None and askers_of(threads) >= RETURNS_AT * before.asker_count


async def propose(session: Session, found: TopicRow, threads: Sequence[Member]) -> int | None:
    voices = await voices_of(session, threads)
    sections = await draft_of(session, voices, threads)
    if not any(section.name == "do" for section in sections):
        return None
    values = {
        "topic_id": found.id, "title": found.title, "draft": sections_to(sections),
        "posts": numbering(sections, [voice.post_id for voice in voices]), "asker_count": askers_of(threads),
        "thread_count": len(threads), "created_at": session.now,
    }  # fmt: skip
    proposal_id: int = await session.scalar(insert(Proposal).values(values).returning(Proposal.id))
    await set_state(session, found.id, "proposed")
    await publish(session, ProposalDrafted(SYSTEM.id, proposal_id, found.id))
    return proposal_id


async def renew(session: Session, waiting: ProposalRow, threads: Sequence[Member]) -> int | None:
    """The counts follow the topic; the draft, too, until an editor has saved a version of their own. Numbers once
    given stay: a text that somebody is just writing must not come to cite other posts."""
    voices = await voices_of(session, threads)
    sections = await draft_of(session, voices, threads)
    if not sections:
        await withdraw(session, waiting)
        return None
    known = list(dict.fromkeys([*waiting.posts, *numbering(sections, [voice.post_id for voice in voices])]))
    values = {"asker_count": askers_of(threads), "thread_count": len(threads), "posts": known}
    if waiting.edited_source is None and sections != as_quoted(waiting.draft):
        found = await topic(session, waiting.topic_id)
        values |= {"draft": sections_to(sections), "version": waiting.version + 1}
        values |= {"title": found.title} if found else {}
    await session.execute(update(Proposal).where(Proposal.id == waiting.id).values(values))
    return waiting.id


async def withdraw(session: Session, waiting: ProposalRow) -> None:
    """Everything that the draft was made of has gone from view; should the topic ripen again, it is proposed again.
    Nobody decided it and no reason is kept: that is how pages know it."""
    decided = {"state": "rejected", "decided_at": session.now}
    await session.execute(update(Proposal).where(Proposal.id == waiting.id).values(decided))
    await set_state(session, waiting.topic_id, "open")
    await publish(session, ProposalRejected(SYSTEM.id, waiting.id, waiting.topic_id, ""))


async def draft_of(session: Session, voices: Sequence[Voice], threads: Sequence[Member]) -> list[Section]:
    titles = {each.thread.id: each.thread.title for each in threads}
    heard = {word for voice in voices for word in terms("", plain(voice.body)).counts}
    heard |= {word for title in titles.values() for word in terms(title).counts}
    return draft(voices, titles, await frequencies(session, heard))
