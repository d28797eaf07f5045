"""Every standing derived again from the events, and compared with the book and with what is shown."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from itertools import groupby
from typing import Any

from forum.database import Session
from reputation.book.queries import authors_of, list_in_force
from reputation.book.replay import Happened, Standings, open_lines

HEARD = (
    "VoteCast", "VoteWithdrawn", "AnswerAccepted", "AnswerUnaccepted", "PostDeleted", "PostHidden", "PostHeld",
    "PostUndeleted", "PostUnhidden", "PostReleased", "EditStood", "DisputeDecided",
)  # fmt: skip
BATCH = 5_000
BY_POSTS = f"""
SELECT id, name, payload, created_at, post_id FROM events WHERE name = ANY (ARRAY{list(HEARD)}) ORDER BY post_id, id
"""  # noqa: S608 - names of our own
OF_MANY_POSTS = """
SELECT id, name, payload, created_at FROM events
 WHERE name IN ('VotesAnnulled', 'VotesRestored', 'GainsAnnulled', 'GainsRestored', 'ArticleAccepted',
                                  'ArticleTakenBack') ORDER BY id
"""
STANDINGS = """
SELECT u.id, u.name, u.reputation, coalesce(l.sum, 0)::int AS sum, coalesce(l.count, 0) AS count FROM users u
LEFT JOIN (SELECT user_id, sum(amount), count(*) FROM ledger_entries GROUP BY user_id) l ON l.user_id = u.id
ORDER BY u.id
"""


@dataclass(frozen=True, slots=True)
class Recount:
    """What was compared. `drift` counts people whose three numbers (events, book, shown) are not the same."""

    events: int
    people: int
    lines: int
    drift: int
    who: tuple[tuple[str, int, int, int], ...]  # name, by events, by the book, shown
    beside: tuple[str, ...] = ()  # what else is derived from the book and does not agree with it, named
    distrust: tuple[str, ...] = ()  # names of those whose accuracy or level is not what their acts make


class Wide:
    """Events that are about several posts: by the vote, and by the post, that they touch."""

    def __init__(self, rows: list[Any]):
        self.by_vote: dict[int, list[Happened]] = {}
        self.by_post: dict[int, list[Happened]] = {}
        for row in rows:
            event = happened(row)
            keys, where = ("post_ids", self.by_post) if "post_ids" in event.values else ("vote_ids", self.by_vote)
            for key in event.values[keys]:
                where.setdefault(key, []).append(narrowed(event, keys, key))

    def about(self, post_id: int, events: list[Happened]) -> Iterator[Happened]:
        """Those that touch a post with these events."""
        yield from self.by_post.pop(post_id, [])
        for event in events:
            if event.name == "VoteCast":
                yield from self.by_vote.get(event.values["vote_id"], [])


async def recount(session: Session, told: Callable[[int], None] = lambda events: None) -> Recount:
    """Reads everything in one transaction; `told` hears how many events have been replayed so far."""
    async with session.together():
        return await replayed(session, told)


async def replayed(session: Session, told: Callable[[int], None]) -> Recount:
    wide = Wide(await session.fetch(OF_MANY_POSTS))
    authors = await authors_of(session, list(wide.by_post))
    standings, count = Standings(await list_in_force(session)), 0
    async for post_id, events in posts(session):
        count += len(events)
        told(count)
        replay_post(standings, post_id, events, wide=wide, authors=authors)
    for post_id in list(wide.by_post):
        replay_post(standings, post_id, [], wide=wide, authors=authors)
    return await compare(session, standings, count)


def replay_post(
    standings: Standings, post_id: int, events: list[Happened], *, wide: Wide, authors: Mapping[int, int | None]
) -> None:
    whole = sorted([*events, *wide.about(post_id, events)], key=lambda event: event.id)
    standings.add(open_lines(whole, authors))


async def posts(session: Session) -> AsyncIterator[tuple[int, list[Happened]]]:
    """(post, its events), one after the other; what a batch cuts in two is put together again."""
    post_id, kept = 0, list[Happened]()
    cursor = await session.raw.cursor(BY_POSTS)
    while rows := await cursor.fetch(BATCH):
        for key, group in groupby(rows, key=lambda row: row["post_id"]):
            if key != post_id:
                if kept:
                    yield post_id, kept
                post_id, kept = key, []
            kept.extend(happened(row) for row in group)
    if kept:
        yield post_id, kept


def happened(row: Any) -> Happened:
    return Happened(row["id"], row["name"], row["created_at"].astimezone(UTC).date(), row["payload"])


def narrowed(event: Happened, keys: str, key: int) -> Happened:
    """The event as far as one post is concerned."""
    return Happened(event.id, event.name, event.day, {**event.values, keys: [key]})


async def compare(session: Session, standings: Standings, events: int) -> Recount:
    rows = await session.fetch(STANDINGS)
    numbers = [(row["name"], standings.of(row["id"]), row["sum"], row["reputation"]) for row in rows]
    wrong = tuple(each for each in numbers if not each[1] == each[2] == each[3])
    return Recount(events, len(rows), sum(row["count"] for row in rows), len(wrong), wrong[:20])
