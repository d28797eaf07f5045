"""Opening, filling, merging and emptying topics: what placing and editors have in common."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, update

from forum.database import Session
from forum.threads.rows import ThreadRow
from kb_bridge.models import Article, Proposal, Topic, TopicThread
from kb_bridge.queries.topics import MOST_MEMBERS, Placement, members_of, topic
from kb_bridge.queries.words import TOTAL, frequencies
from kb_bridge.rows import Member, askers_of
from kb_bridge.similarity import Frequencies, cosine, mean, vector

MOST_COMPARED = 60  # members, when a topic looks for its most typical title
BRIEF = 90  # characters of a title that needs no cutting


async def one_at_a_time(session: Session) -> None:
    """Until the end of this transaction nobody else changes topics."""
    await session.fetchval("SELECT pg_advisory_xact_lock(hashtext('kb_bridge.topics'))")


async def learn_words(session: Session, before: Placement | None, words: Iterable[str]) -> Frequencies:
    """Count the words that a thread gained and the thread itself, take off those that it lost. Returns how frequent
    all its words are now."""
    old = counted(before.words) if before else set()
    new = counted(words)
    known = await count_words(session, new - old)
    await forget_words(session, old - new)
    return known if new.isdisjoint(old) else await frequencies(session, new)


def counted(words: Iterable[str]) -> set[str]:
    """What a thread adds to the counts: its words, and one thread more; nothing, if it says nothing."""
    found = set(words)
    return found | {TOTAL} if found else found


async def count_words(session: Session, words: Iterable[str]) -> Frequencies:
    rows = await session.fetch(GAINED, sorted(words))
    found = {row["word"]: row["threads"] for row in rows}
    return Frequencies(found.pop(TOTAL, 0), found)


async def forget_words(session: Session, words: Iterable[str]) -> None:
    if lost := sorted(words):
        await session.fetch(LOST, lost)


GAINED = """
INSERT INTO topic_words AS known (word, threads) SELECT word, 1 FROM unnest($1::text[]) AS word
ON CONFLICT (word) DO UPDATE SET threads = known.threads + 1 RETURNING word, threads
"""
LOST = "UPDATE topic_words SET threads = greatest(0, threads - 1) WHERE word = ANY($1::text[])"


async def open_topic(session: Session, thread: ThreadRow) -> int:
    values = {
        "title": thread.title, "thread_count": 1, "asker_count": 1, "created_at": thread.created_at,
        "changed_at": session.now,
    }  # fmt: skip
    topic_id: int = await session.scalar(insert(Topic).values(values).returning(Topic.id))
    return topic_id


async def refresh_topics(session: Session, topic_ids: Iterable[int]) -> dict[int, list[Member]]:
    """Count the topics' threads and askers anew and title each by its most typical question; empty ones go away.
    Returns the members of those that remain."""
    found = await members_of(session, list(dict.fromkeys(topic_ids)), MOST_MEMBERS)
    known = await frequencies(session, {word for each in found.values() for one in each for word in one.counts})
    for topic_id, threads in list(found.items()):
        if not threads and await drop_if_free(session, topic_id):
            del found[topic_id]
            continue
        values = {"thread_count": len(threads), "asker_count": askers_of(threads), "changed_at": session.now}
        values |= {"title": typical_title(threads, known)} if threads else {}
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


def typical_title(found: Sequence[Member], known: Frequencies) -> str:
    """The title of the question that is most like the others; rather one of 4 to 14 words, and none that shouts."""
    compared = found[:MOST_COMPARED]
    vectors = {each.thread.id: vector(each.counts, known) for each in compared}
    centre = mean(list(vectors.values()))

    def fitness(each: Member) -> tuple[float, int]:
        title = each.thread.title
        handy = 4 <= len(title.split()) <= 14 and len(title) <= BRIEF
        loud = any(word.isupper() and len(word) > 3 for word in title.split())
        liking = (1.0 if handy else 0.8) * (0.7 if loud else 1.0) * (0.9 if title[:1].islower() else 1.0)
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
