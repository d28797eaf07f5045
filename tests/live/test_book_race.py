"""The book under random sequences of everything that moves it, in several connections at once.

Hypothesis draws the deeds; each round they run in a few tracks beside each other, in a database that commits. Whatever
was done or refused, afterwards the lines add up to what is shown and to what the events say, no line was entered or
taken back twice, and no day brought more than the cap.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forum.actor import Actor
from forum.bus import Bus
from forum.database import Database, Session
from forum.errors import Conflict, Invalid, NotThere, Refused
from forum.threads.actions import (
    accept_answer,
    clear_duplicate,
    delete_post,
    hide_post,
    mark_duplicate,
    take_back_acceptance,
    undelete_post,
    unhide_post,
)
from forum.votes.actions import annul_votes, cast_vote, restore_votes, withdraw_vote
from reputation.book.actions import apply_prices
from reputation.book.price_lists import DEFAULT
from reputation.book.recount import recount
from tests.support.cast import Cast
from tests.support.crowd import committing
from tests.support.postgres import SessionPostgres
from tests.support.talk import Talk

pytestmark = pytest.mark.live

SMALL = replace(DEFAULT, name="small", daily_cap=25)
TWICE = "SELECT count(*) FROM (SELECT FROM ledger_entries GROUP BY {} HAVING count(*) > 1) AS twice"
ENTERED = "event_id, user_id, cause, post_id, reverses_id, adjusts_id"
TAKEN_TWICE = "SELECT count(*) - count(DISTINCT reverses_id) FROM ledger_entries WHERE reverses_id IS NOT NULL"
OPEN_TWICE = """
SELECT count(*) FROM (
    SELECT FROM ledger_entries e WHERE cause NOT IN ('reversal', 'cap_returned', 'price_changed')
       AND NOT EXISTS (SELECT FROM ledger_entries r WHERE r.reverses_id = e.id)
     GROUP BY user_id, cause, post_id, vote_id HAVING count(*) > 1) AS twice
"""
BROUGHT = "SELECT coalesce(max(sum), 0) FROM (SELECT sum(amount) FROM ledger_entries WHERE day IS NOT NULL {}) AS days"
SCORES = """
SELECT count(*) FROM posts p
WHERE score <> (SELECT coalesce(sum(value), 0) FROM votes v WHERE v.post_id = p.id)
"""
ACTS = (
    "up", "up", "up", "down", "back", "accept", "unaccept", "delete", "undelete", "hide", "unhide", "annul", "restore",
    "merge", "part",
)  # fmt: skip
deeds = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 5), st.integers(0, 4)), min_size=6, max_size=24)
Deed = tuple[str, int, int]


@dataclass
class Book:
    """A small forum: who votes, on what; and what is to be found true of its book."""

    database: Database
    asha: Actor
    authors: list[Actor]
    voters: list[Actor]
    boss: Actor
    threads: list[int] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)

    async def act(self, deed: Deed) -> None:
        """What the forum refuses is refused; nothing else may go wrong."""
        try:
            async with self.database.writing() as session:
                await self.do(session, *deed)
        except (Refused, NotThere, Conflict, Invalid):
            pass

    async def do(self, session: Session, act: str, post: int, who: int) -> None:
        post_id, voter = self.answers[post % len(self.answers)], self.voters[who % len(self.voters)]
        thread, target = self.threads[post % len(self.threads)], self.threads[who % len(self.threads)]
        simple: dict[str, Callable[[], Any]] = {
            "up": lambda: cast_vote(session, voter, post_id, 1),
            "down": lambda: cast_vote(session, voter, post_id, -1),
            "back": lambda: withdraw_vote(session, voter, post_id),
            "accept": lambda: accept_answer(session, self.asha, post_id),
            "unaccept": lambda: take_back_acceptance(session, self.asha, thread),
            "delete": lambda: delete_post(session, self.boss, post_id),
            "undelete": lambda: undelete_post(session, self.boss, post_id),
            "hide": lambda: hide_post(session, self.boss, post_id),
            "unhide": lambda: unhide_post(session, self.boss, post_id),
            "merge": lambda: mark_duplicate(session, self.boss, thread, target),
            "part": lambda: clear_duplicate(session, self.boss, thread),
        }
        if act in simple:
            await simple[act]()
            return
        table = "votes" if act == "annul" else "annulled_votes"
        rows = await session.fetch(f"SELECT id FROM {table} WHERE user_id = $1 OR post_id = $2", voter.id, post_id)
        await (annul_votes if act == "annul" else restore_votes)(session, self.boss, [row["id"] for row in rows])

    async def hold(self, *, cap: int) -> None:
        """Sum = standing = replay, nothing twice, caps exact."""
        async with self.database.reading() as session:
            found = await recount(session)
            assert [each for each in found.who if not each[1] == each[2] == each[3]] == []
            assert await session.fetchval(TWICE.format(ENTERED)) == 0
            assert await session.fetchval(TAKEN_TWICE) == 0
            assert await session.fetchval(OPEN_TWICE) == 0
            assert await session.fetchval(BROUGHT.format("GROUP BY user_id, day")) <= cap
            assert await session.fetchval(SCORES) == 0


@pytest.fixture
async def book(postgres: SessionPostgres, bus: Bus) -> AsyncIterator[Book]:
    async with committing(postgres, "book_race", bus) as database:
        people, talk = Cast(database), Talk(database)
        cast = [await people.person(f"voter{number}", reputation=0, trust_level=3) for number in range(3)]
        authors = [await people.person(f"author{number}", reputation=0, trust_level=3) for number in range(2)]
        asha, boss = await people.person("asker", trust_level=3), await people.person("boss", roles=["admin"])
        made = Book(database, asha, authors, [*cast, *authors], boss)
        for number in range(3):
            asked = await talk.question(asha, f"Why does hub number {number} blink?")
            made.threads.append(asked.thread_id)
            for author in authors:
                made.answers.append((await talk.answer(author, asked)).post_id)
        async with database.writing() as session:
            await apply_prices(session, boss, SMALL)
        yield made


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(tracks=st.lists(deeds, min_size=1, max_size=4))
async def test_whatever_happens_at_once_the_book_adds_up(book: Book, tracks: Sequence[Sequence[Deed]]) -> None:
    """The forum is the same in all examples: each goes on from where the one before has left it."""

    async def run(track: Sequence[Deed]) -> None:
        for deed in track:
            await book.act(deed)

    await asyncio.gather(*(run(track) for track in tracks))
    await book.hold(cap=25)
