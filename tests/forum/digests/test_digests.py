"""Digests: once a period, of what one follows and may see, none when there is nothing to say."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from forum.actor import Actor
from forum.bus import Bus
from forum.database import Database
from forum.digests.actions import open_due
from forum.extension import gather
from forum.following.actions import follow
from forum.notifications.actions import MailEdit, change_wishes
from forum.relay import settle
from forum.settings import Settings
from tests.support.cast import Cast
from tests.support.letters import bodies, deliver, kept
from tests.support.town import Town

MONDAY = datetime(2027, 1, 11, 9, tzinfo=UTC)


@pytest.fixture
def town(database: Database) -> Town:
    database.clock = lambda: MONDAY - timedelta(hours=5)
    return Town(database)


@pytest.fixture
def folder(database: Database, settings: Settings, tmp_path: Path) -> Path:
    database.bus = Bus(gather(()), replace(settings, mail_folder=tmp_path))
    return tmp_path


@pytest.fixture
async def bo(database: Database, people: Cast, town: Town, folder: Path) -> Actor:
    """Somebody who follows the category and wants a letter a day."""
    found = await people.bo()
    async with database.writing() as session:
        await change_wishes(session, found, MailEdit("daily"))
        await follow(session, found, "category", await town.category())
    return found


async def morning(database: Database, at: datetime = MONDAY) -> int:
    """What the schedule and the worker do; how many digests were opened."""
    await settle(database)
    async with database.writing(at=at) as session:
        opened = await open_due(session)
    await settle(database)
    return opened


async def test_what_one_follows_comes_once_a_day_however_often_the_clock_strikes(
    database, people: Cast, town: Town, bo: Actor, folder: Path
) -> None:
    await town.asks(await people.asha(), "Why is the lamp blue?")
    assert await morning(database) == 1
    assert await morning(database, MONDAY + timedelta(hours=1)) == 0
    [letter] = kept(folder)
    assert (letter["To"], letter["Subject"]) == ("bo@example.com", "Talkoot: 1 thread for you")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    text, html = bodies(letter)
    assert "Why is the lamp blue?" in text
    assert "Chosen by votes, answers, people who have it too, and whether it is solved." in html
    async with database.writing() as session:
        await session.fetchval("UPDATE events SET relayed_at = NULL WHERE name = 'DigestOpened'")
    await settle(database)
    assert len(kept(folder)) == 1


async def test_what_is_about_oneself_comes_too_and_not_twice(
    database, people: Cast, town: Town, bo: Actor, folder: Path
) -> None:
    asked = await town.asks(bo, "Why is the lamp red?")
    await town.answers(await people.lin(), asked.thread_id)
    await deliver(database, minutes=20)
    assert kept(folder) == []
    await morning(database)
    text, _html = bodies(kept(folder)[0])
    assert "- Lin answered your question: Why is the lamp red?" in text
    await morning(database, MONDAY + timedelta(days=1))
    assert len(kept(folder)) == 1


async def test_nothing_new_is_no_letter(database, bo: Actor, folder: Path) -> None:
    assert await morning(database) == 1
    assert kept(folder) == []


async def close(database: Database) -> None:
    async with database.writing() as session:
        await session.fetchval("UPDATE categories SET visibility = 'staff'")


async def hide(database: Database) -> None:
    async with database.writing() as session:
        await session.fetchval("UPDATE threads SET state = 'hidden'")


async def mute(database: Database) -> None:
    async with database.writing() as session:
        await session.fetchval("UPDATE follows SET level = 'mute'")


async def stop(database: Database) -> None:
    async with database.writing() as session:
        await session.fetchval("UPDATE users SET mail_notices = false")


@pytest.mark.parametrize("change", [close, hide, mute, stop])
async def test_what_may_not_be_seen_or_is_not_wanted_when_it_is_sent_is_not_in_it(
    database, people: Cast, town: Town, bo: Actor, folder: Path, change: Callable
) -> None:
    await town.asks(await people.asha(), "Why is the lamp blue?")
    await settle(database)
    async with database.writing(at=MONDAY) as session:
        assert await open_due(session) == 1
    await change(database)
    await settle(database)
    assert kept(folder) == []


async def test_whoever_was_away_for_half_a_year_gets_a_last_one_and_more_when_they_come_back(
    database, people: Cast, town: Town, bo: Actor, folder: Path
) -> None:
    async def seen(days_ago: int) -> None:
        async with database.writing() as session:
            await session.fetchval("UPDATE users SET seen_at = $1", MONDAY - timedelta(days=days_ago))

    await seen(181)
    await town.asks(await people.asha(), "Why is the lamp blue?")
    await morning(database)
    assert "this is the last of these letters" in bodies(kept(folder)[0])[0]
    database.clock = lambda: MONDAY + timedelta(hours=5)
    await town.asks(await people.asha(), "Why is the lamp red?")
    await morning(database, MONDAY + timedelta(days=1))
    assert len(kept(folder)) == 1
    await seen(-1)
    database.clock = lambda: MONDAY + timedelta(days=1, hours=5)
    await town.asks(await people.asha(), "Why is the lamp green?")
    await morning(database, MONDAY + timedelta(days=2))
    assert len(kept(folder)) == 2
    assert all("last of these" not in bodies(each)[0] for each in kept(folder)[1:])
