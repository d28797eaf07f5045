"""Opening, filling, merging and emptying topics: what placing and editors have in common."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, insert, update

from forum.database import Session
from forum.threads.rows import ThreadRow
from kb_bridge.models import Article, Proposal, Topic, TopicThread
from kb_bridge.queries.topics import Placement, members, topic
from kb_bridge.queries.words import TOTAL, frequencies
from kb_bridge.rows import Member, askers_of
from kb_bridge.similarity import cosine, mean, vector

MOST_COMPARED = 60  # members, when a topic looks for its most typical title
BRIEF = 90  # characters of a title that needs no cutting


async def one_at_a_time(session: Session) -> None:
    """Until the end of this transaction nobody else changes topics."""
    await session.fetchval("SELECT pg_advisory_xact_lock(hashtext('kb_bridge.topics'))")


async def learn_words(session: Session, before: Placement | None, words: Mapping[str, int]) -> None:
    """Count the words that a thread gained, take off those that it lost, and the thread itself."""
    old = {TOTAL, *before.words} if before else set()
    new = {TOTAL, *words} if words else {TOTAL}
    await count_words(session, sorted(new - old), 1)
    await count_words(session, sorted(old - new), -1)


async def forget_words(session: Session, before: Placement) -> None:
    await count_words(session, sorted({TOTAL, *before.words}), -1)


async def count_words(session: Session, words: Sequence[str], by: int) -> None:
    if words:
        await session.fetch(GAINED if by > 0 else LOST, words)


GAINED = """
INSERT INTO topic_words AS known (word, threads) SELECT word, 1 FROM unnest($1::text[]) AS word
ON CONFLICT (word) DO UPDATE SET threads = known.threads + 1
"""
LOST = "UPDATE topic_words SET threads = greatest(0, threads - 1) WHERE word = ANY($1::text[])"


async def open_topic(session: Session, thread: ThreadRow) -> int:
    values = {"title": thread.title, "created_at": thread.created_at, "changed_at": session.now}
    topic_id: int = await session.scalar(insert(Topic).values(values).returning(Topic.id))
    return topic_id


async def refresh_topic(session: Session, topic_id: int) -> list[Member]:
    """Count the topic's threads and askers anew and title it by its most typical question; an empty one goes away.
    Returns its members."""
    found = await members(session, topic_id)
    if not found and await drop_if_free(session, topic_id):
        return []
    values = {"thread_count": len(found), "asker_count": askers_of(found), "changed_at": session.now}
    if found:
        values["title"] = await typical_title(session, found)
    await session.execute(update(Topic).where(Topic.id == topic_id).values(values))
    return found


async def drop_if_free(session: Session, topic_id: int) -> bool:
    """Delete a topic on which no editor has ever worked."""
    used = await session.fetchval(
        "SELECT EXISTS (SELECT FROM proposals WHERE topic_id = $1) OR EXISTS (SELECT FROM articles WHERE topic_id = $1)"
        " OR EXISTS (SELECT FROM topic_threads WHERE topic_id = $1)",
        topic_id,
    )
    if not used:
        await session.execute(delete(Topic).where(Topic.id == topic_id))
    return not used


async def typical_title(session: Session, found: Sequence[Member]) -> str:
    """The title of the question that is most like the others; rather one of 4 to 14 words, and none that shouts."""
    compared = found[:MOST_COMPARED]
    known = await frequencies(session, {word for each in compared for word in each.counts})
    vectors = {each.thread.id: vector(each.counts, known) for each in compared}
    centre = mean(list(vectors.values()))

    def fitness(each: Member) -> tuple[float, int]:
        title = each.thread.title
        handy = 4 <= len(title.split()) <= 14 and len(title) <= BRIEF
        loud = any(word.isupper() and len(word) > 3 for word in title.split())
        liking = (1.0 if handy else 0.8) * (0.7 if loud else 1.0)
        return liking * cosine(vectors[each.thread.id], centre), -each.thread.id

    return max(compared, key=fitness).thread.title


async def absorb(session: Session, into_id: int, gone_id: int) -> list[int]:
    """Every thread of one topic moves to another; its decided proposals and its articles go along, and it is deleted.
    Returns the threads that moved."""
    moved = update(TopicThread).where(TopicThread.topic_id == gone_id).values(topic_id=into_id)
    rows = await session.execute(moved.returning(TopicThread.thread_id))
    thread_ids = sorted(row.thread_id for row in rows)
    await session.execute(update(Proposal).where(Proposal.topic_id == gone_id).values(topic_id=into_id))
    await session.execute(update(Article).where(Article.topic_id == gone_id).values(topic_id=into_id))
    await session.execute(delete(Topic).where(Topic.id == gone_id))
    return thread_ids


async def set_state(session: Session, topic_id: int, state: str, article_id: int | None = None) -> None:
    values = {"state": state, "article_id": article_id, "changed_at": session.now}
    await session.execute(update(Topic).where(Topic.id == topic_id).values(values))


async def is_untouched(session: Session, topic_id: int) -> bool:
    """Whether the topic is open: no proposal waits, no article was made, nobody dismissed it."""
    found = await topic(session, topic_id)
    return found is not None and found.state == "open"
