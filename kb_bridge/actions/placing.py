"""Giving a thread its place among the topics, or taking it away."""

from dataclasses import dataclass

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert

from forum.actor import SYSTEM, VISITOR
from forum.bus import publish
from forum.database import Session
from forum.threads.queries import opening_posts, planted_among, threads_among
from forum.threads.rows import ThreadRow
from kb_bridge.actions.topics import (
    absorb,
    counted,
    forget_words,
    is_untouched,
    learn_words,
    one_at_a_time,
    open_topic,
    refresh_topics,
)
from kb_bridge.events import TopicsMerged
from kb_bridge.grouping import Place, join, place
from kb_bridge.models import TopicThread
from kb_bridge.queries.meaning import Asked, links_by_meaning
from kb_bridge.queries.spaces import sense_of
from kb_bridge.queries.topics import Placement, placement, placements, topic
from kb_bridge.queries.words import candidate_topics, vectors_of
from kb_bridge.similarity import Frequencies, cosine, mean, shared_words, vector
from kb_bridge.words import Terms, terms_of_question


@dataclass(frozen=True, slots=True)
class Known:
    """A thread before it is placed; `thread` is None where a visitor cannot read it or it is no question."""

    id: int
    before: Placement | None
    thread: ThreadRow | None
    body: str

    @property
    def excluded(self) -> list[int]:
        return self.before.excluded if self.before else []


@dataclass(frozen=True, slots=True)
class Heard:
    """What a thread says, and how frequent its words are."""

    terms: Terms
    frequent: Frequencies

    def as_written(self, stems: list[str]) -> tuple[str, ...]:
        return tuple(self.terms.written[stem] for stem in stems)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a thread is put, and why."""

    topic_id: int
    similarity: float = 0.0
    shared: tuple[str, ...] = ()
    pinned: bool = False
    is_new: bool = False


async def place_thread(session: Session, thread_id: int, *, afresh: bool = False) -> list[int]:
    """The thread stands in the topic where its words belong, or in none if a visitor cannot read it or it is no
    question. Told again, it changes nothing; `afresh` looks for a place even where nothing changed. Returns the topics
    that it joined or left, and its own unless it has just been opened for this thread alone; those that are left
    without a thread are gone."""
    await one_at_a_time(session)
    (known,) = await known_of(session, [thread_id])
    touched = await place_known(session, known, afresh=afresh)
    return list(await refresh_topics(session, touched))


async def known_of(session: Session, thread_ids: list[int]) -> list[Known]:
    """What there is to know before placing: a visitor's view of the threads, and where they stood."""
    before = await placements(session, thread_ids)
    rows = {row.id: row for row in await threads_among(session, VISITOR, thread_ids) if row.kind == "question"}
    openings = await opening_posts(session, VISITOR, list(rows))
    for planted in await planted_among(session, list(rows)):
        del rows[planted]
    return [
        Known(each, before.get(each), rows.get(each), openings[each].body_source if each in openings else "")
        for each in thread_ids
    ]


async def place_known(session: Session, known: Known, *, afresh: bool = False) -> list[int]:
    """Returns the topics of which the counts are to be taken anew."""
    before, thread = known.before, known.thread
    if thread is None:
        return await take_out(session, known.id, before) if before else []
    heard = terms_of_question(thread.title, known.body)
    if before and before.topic_id and before.counts == heard.counts and thread.duplicate_of_id is None and not afresh:
        return [before.topic_id]
    frequent = await learn_words(session, before, heard.counts)
    stand = await stand_of(session, known, Heard(heard, frequent))
    await write_stand(session, known.id, stand, heard)
    touched = {before.topic_id if before else None, None if stand.is_new else stand.topic_id} - {None}
    return sorted(topic_id for topic_id in touched if topic_id is not None)


async def stand_of(session: Session, known: Known, heard: Heard) -> Stand:
    """A duplicate goes to its target's topic. What an editor pinned or has looked at stays; the rest goes by words."""
    before, thread = known.before, known.thread
    pinned = before is not None and before.pinned
    target = await topic_of_target(session, known)
    if target is not None and not pinned:
        return await stand_in(session, target, known.id, heard)
    if before and before.topic_id and (pinned or not await is_untouched(session, before.topic_id)):
        return await stand_in(session, before.topic_id, known.id, heard, pinned=pinned)
    chosen = await choose_place(session, known, heard)
    if chosen.topic_id is None and thread is not None:
        return Stand(await open_topic(session, thread), is_new=True)
    topic_id = await merge_same(session, chosen.topic_id or 0, chosen.merged)
    return Stand(topic_id, chosen.similarity, heard.as_written(chosen.shared))


async def topic_of_target(session: Session, known: Known) -> int | None:
    """The topic of the thread that this one duplicates: somebody has read both, which no likeness of words outdoes."""
    if known.thread is None or known.thread.duplicate_of_id is None:
        return None
    target = await placement(session, known.thread.duplicate_of_id)
    return target.topic_id if target and target.topic_id not in known.excluded else None


async def choose_place(session: Session, known: Known, heard: Heard) -> Place:
    """By meaning, where the thread has a vector in the current space; else by words alone."""
    sense = await sense_of(session, known.id)
    if sense is not None:
        asked = Asked(known.id, heard.terms.counts, heard.frequent, known.excluded)
        links, words = await links_by_meaning(session, sense, asked)
        chosen = join(links)
        shared = shared_words(vector(asked.counts, asked.frequent, 0), words) if chosen is not None else []
        return Place(chosen, links.get(chosen or 0, 0.0), shared)
    topic_ids = await candidate_topics(session, known.id, heard.frequent, known.excluded)
    if not topic_ids:
        return Place(None)
    mine, others = await vectors_of(session, topic_ids, heard.terms.counts, besides=known.id)
    return place(mine, others)


async def stand_in(session: Session, topic_id: int, thread_id: int, heard: Heard, *, pinned: bool = False) -> Stand:
    """A place in a given topic, with how alike the thread is to the rest of it."""
    mine, others = await vectors_of(session, [topic_id], heard.terms.counts, besides=thread_id)
    rest = others[topic_id]
    return Stand(topic_id, cosine(mine, mean(rest)), heard.as_written(shared_words(mine, rest)), pinned)


async def merge_same(session: Session, topic_id: int, others: list[int]) -> int:
    """Topics that turned out to be the same become one: the one that an editor has worked on, else the larger, else
    the older; never two of the former, and never one that was dismissed. Returns what became of the first."""
    kept = await topic(session, topic_id)
    for other_id in others:
        other = await topic(session, other_id)
        if kept is None or other is None or "dismissed" in (kept.state, other.state):
            continue
        if kept.state != "open" and other.state != "open":
            continue
        stays, goes = sorted((kept, other), key=lambda one: (one.state == "open", -one.thread_count, one.id))
        moved = await absorb(session, stays.id, goes.id)
        await publish(session, TopicsMerged(SYSTEM.id, goes.id, stays.id, tuple(moved)))
        kept = stays
    return kept.id if kept else topic_id


async def write_stand(session: Session, thread_id: int, stand: Stand, heard: Terms) -> None:
    values = {
        "thread_id": thread_id, "topic_id": stand.topic_id, "similarity": stand.similarity,
        "shared": list(stand.shared), "words": sorted(heard.counts), "counts": heard.counts, "pinned": stand.pinned,
        "placed_at": session.now,
    }  # fmt: skip
    statement = insert(TopicThread).values(values)
    changed = {name: value for name, value in values.items() if name != "thread_id"}
    await session.execute(statement.on_conflict_do_update(index_elements=["thread_id"], set_=changed))


async def take_out(session: Session, thread_id: int, before: Placement) -> list[int]:
    """The thread is in no topic, and its words no longer count; what editors said of it is remembered."""
    await forget_words(session, counted(before.words))
    nothing: dict[str, object] = {"topic_id": None, "words": [], "counts": {}, "shared": [], "similarity": 0.0}
    await session.execute(update(TopicThread).where(TopicThread.thread_id == thread_id).values(nothing))
    return [before.topic_id] if before.topic_id is not None else []
