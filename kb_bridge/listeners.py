"""What the bridge does because of what happened in threads; each may run twice and comes to the same."""

import asyncio
from dataclasses import dataclass

from forum.bus import Published
from forum.categories.events import CategoryEdited
from forum.database import Session
from forum.demo.events import DemonstrationRemoved
from forum.measuring.events import HistoryCopied
from forum.threads.events import AnswerPosted, PostEdited
from kb_bridge.actions.articles import check_citations
from kb_bridge.actions.copied import write_up_copied
from kb_bridge.actions.linking import keep_links
from kb_bridge.actions.placing import place_thread
from kb_bridge.actions.rebuilding import count_anew, take_out_unreadable
from kb_bridge.actions.rewording import reword_draft
from kb_bridge.actions.ripening import ripen
from kb_bridge.actions.spaces import note_trouble, note_vectors
from kb_bridge.embedders import NoEmbedder, embedder
from kb_bridge.events import RewordingAsked
from kb_bridge.queries.articles import a_source_of_each
from kb_bridge.queries.spaces import current_space
from kb_bridge.queries.topics import placement


@dataclass(frozen=True, slots=True)
class AboutThread:
    """What every event heard here has."""

    thread_id: int


async def place_in_topics(session: Session, event: AboutThread, _published: Published) -> None:
    """A question is new, says something else, or came into view or out of it: it stands where it belongs now."""
    await settle(session, event.thread_id, afresh=False)


async def place_afresh(session: Session, event: AboutThread, _published: Published) -> None:
    """A thread is no duplicate any more: what its words say counts again."""
    await settle(session, event.thread_id, afresh=True)


async def settle(session: Session, thread_id: int, *, afresh: bool) -> None:
    await understand(session, thread_id)
    for topic_id in await place_thread(session, thread_id, afresh=afresh):
        await ripen(session, topic_id)
    await check_citations(session, thread_id)


async def understand(session: Session, thread_id: int) -> None:
    """The thread has the vector of what it says now, where there is a space; its words do, where the embedder fails."""
    space = await current_space(session)
    if space is None:
        return
    try:
        provider = await asyncio.to_thread(embedder, space.embedder, session.bus.settings.embedder_key)
        await note_vectors(session, space, provider, [thread_id])
    except NoEmbedder as why:
        await note_trouble(session, space, str(why))


async def draft_anew(session: Session, event: AboutThread, _published: Published) -> None:
    """Answers came, went or were marked: the topic may be ripe now, or its draft say more."""
    place = await placement(session, event.thread_id)
    if place and place.topic_id is not None:
        await ripen(session, place.topic_id)
    await check_citations(session, event.thread_id)


async def note_links(session: Session, event: AnswerPosted | PostEdited, _published: Published) -> None:
    """Which articles an answer cites is known as soon as it is written."""
    await keep_links(session, event.post_id)


async def count_topics_anew(session: Session, _event: DemonstrationRemoved, _published: Published) -> None:
    """Threads are gone that no event was told of: topics and words are counted by what is left."""
    await count_anew(session)


async def follow_visibility(session: Session, event: CategoryEdited, _published: Published) -> None:
    """What a category shows to others changed: its threads leave their topics, drafts forget them, and articles that
    cite them are marked. Threads that came into view find their places at night, with those of imports."""
    if event.before != event.visibility:
        await take_out_unreadable(session)
        for thread_id in await a_source_of_each(session):
            await check_citations(session, thread_id)


async def reword(session: Session, event: RewordingAsked, _published: Published) -> None:
    """A model that does not answer is asked again, later each time."""
    await reword_draft(session, event.proposal_id, event.version)


async def write_up_the_copied(session: Session, event: HistoryCopied, _published: Published) -> None:
    """A made-up forum has articles, too."""
    await write_up_copied(session, event.threads)
