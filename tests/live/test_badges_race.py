"""Badges while what earns them comes and goes, heard by several workers at once."""

from collections.abc import AsyncIterator

import pytest

from forum.actor import Actor
from forum.bus import Bus, Published
from forum.database import Database
from forum.threads.actions import accept_answer, take_back_acceptance
from forum.threads.events import AnswerAccepted
from reputation.badges.actions.recounting import recount_badges
from reputation.badges.listeners import award_badges
from tests.support.cast import Cast
from tests.support.crowd import all_at_once, committing, kinds
from tests.support.postgres import SessionPostgres
from tests.support.talk import Talk

pytestmark = pytest.mark.live
AWARDS = "SELECT count(*) FROM awards WHERE badge = 'first-solution'"
TOLD = "SELECT count(*) FROM events WHERE name = 'BadgeAwarded' AND payload->>'badge' = 'first-solution'"
STANDS = "SELECT count(*) FROM awards WHERE badge = 'first-solution' AND revoked_at IS NULL"
MARKED = "SELECT count(*) FROM threads WHERE accepted_post_id IS NOT NULL"


@pytest.fixture
async def database(postgres: SessionPostgres, bus: Bus) -> AsyncIterator[Database]:
    async with committing(postgres, "badges_race", bus) as database:
        yield database


async def test_a_badge_is_given_once_and_ends_as_what_earned_it_does(database: Database, people: Cast) -> None:
    asha, lin, talk = await people.asha(), await people.lin(), Talk(database)
    asked = await talk.question(asha)
    answered = await talk.answer(lin, asked)
    event = AnswerAccepted(asha.id, asked.thread_id, answered.post_id, lin.id, asha.id)

    async def mark(actor: Actor, yes: bool) -> None:
        async with database.writing() as session:
            if yes:
                await accept_answer(session, actor, answered.post_id)
            else:
                await take_back_acceptance(session, actor, asked.thread_id)
        async with database.writing() as session:
            await award_badges(session, event, Published(1, session.now))

    assert set(kinds(await all_at_once(mark(asha, number % 3 > 0) for number in range(40)))) <= {"done", "Refused"}
    async with database.reading() as session:
        assert await session.fetchval(STANDS) == await session.fetchval(MARKED)
        assert await session.fetchval(AWARDS) == await session.fetchval(TOLD) == 1
    found = await recount_badges(database)
    async with database.reading() as session:
        assert await session.fetchval(STANDS) == await session.fetchval(MARKED), found
