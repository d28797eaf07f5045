"""A burst is one letter, sent when it is wanted; a crowd is told in a handful of statements."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from forum.bus import Bus
from forum.database import Database, Session
from forum.extension import gather
from forum.following.actions import follow
from forum.notifications.actions import MailEdit, change_wishes, collect_letters
from forum.relay import settle
from forum.settings import Settings
from tests.support.cast import Cast
from tests.support.letters import bodies, deliver, kept
from tests.support.town import Town

CROWD = 2000


@pytest.fixture
def folder(database: Database, settings: Settings, tmp_path: Path, core_alone: None) -> Path:
    database.bus = Bus(gather(()), replace(settings, mail_folder=tmp_path))
    return tmp_path


async def test_a_burst_is_one_letter_in_which_what_is_alike_is_said_once(
    database, people: Cast, town: Town, folder: Path
) -> None:
    asha, lin = await people.asha(), await people.lin()
    asked = await town.asks(asha, "Why is the lamp blue?")
    for number in range(4):
        await town.answers(lin, asked.thread_id, f"Because it is number {number} of the row.")
    await town.comments(lin, asked.post_id, "Which lamp do you mean?")
    await deliver(database, minutes=9)
    assert kept(folder) == []
    await deliver(database)
    [message] = kept(folder)
    assert message["Subject"] == "5 notifications: Why is the lamp blue?"
    text, _html = bodies(message)
    assert "4 new answers to you. The newest:" in text
    assert "number 3 of the row" in text
    assert "number 2 of the row" not in text
    assert "Lin commented on your post:" in text
    await town.answers(lin, asked.thread_id, "One more thing came to my mind.")
    await deliver(database, minutes=25)
    assert [each["Subject"] for each in kept(folder)][1:] == ["Lin answered your question: Why is the lamp blue?"]


async def test_several_threads_are_one_letter_with_a_heading_each(
    database, people: Cast, town: Town, folder: Path
) -> None:
    asha, lin = await people.asha(), await people.lin()
    for title in ("Why is the lamp blue?", "Why is the lamp red?"):
        await town.answers(lin, (await town.asks(asha, title)).thread_id)
    await deliver(database)
    [message] = kept(folder)
    assert message["Subject"] == "2 notifications from Talkoot"
    assert all(title in bodies(message)[0] for title in ("Why is the lamp blue?", "Why is the lamp red?"))
    assert "References" not in message


async def test_letters_wait_for_the_end_of_quiet_hours(database, people: Cast, town: Town, folder: Path) -> None:
    asha = await people.asha()
    asked = await town.asks(asha)
    await settle(database)
    async with database.writing() as session:
        minute = session.now.hour * 60 + session.now.minute
        until = (minute + 120) % 1440
        await change_wishes(session, asha, MailEdit("at_once", (minute - 60) % 1440, until))
    await town.answers(await people.lin(), asked.thread_id)
    await deliver(database, minutes=15)
    assert kept(folder) == []
    await deliver(database, minutes=125)
    assert len(kept(folder)) == 1


@pytest.mark.parametrize("pace", ["bell", "daily", "weekly"])
async def test_whoever_wants_no_mail_at_once_gets_none(
    database, people: Cast, town: Town, folder: Path, pace: str
) -> None:
    asha = await people.asha()
    async with database.writing() as session:
        await change_wishes(session, asha, MailEdit(pace))
    await town.answers(await people.lin(), (await town.asks(asha)).thread_id)
    await deliver(database)
    assert kept(folder) == []


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    sent: list[str] = []

    def counted(ask: Callable) -> Callable:
        async def counting(self, statement, *args):
            sent.append(str(statement))
            return await ask(self, statement, *args)

        return counting

    for name in ("fetch", "fetchrow", "fetchval", "execute", "scalar"):
        monkeypatch.setattr(Session, name, counted(getattr(Session, name)))
    return sent


async def crowd(database: Database, tag_id: int, size: int) -> None:
    async with database.writing() as session:
        await session.fetchval(
            "WITH them AS (INSERT INTO users (name, name_key, display_name, email, email_key, verified_at, created_at) "
            "SELECT 'fan' || n, 'fan' || n, 'Fan', n || '@fans.example', n || '@fans.example', now(), now() "
            "FROM generate_series(1, $2) n RETURNING id) "
            "INSERT INTO follows (user_id, kind, subject_id, created_at, level) "
            "SELECT id, 'tag', $1, now(), CASE WHEN id % 4 = 0 THEN 'mute' ELSE 'new' END FROM them",
            tag_id, size,
        )  # fmt: skip


async def test_two_thousand_followers_of_a_tag_are_told_in_as_many_statements_as_three(
    database, people: Cast, town: Town, folder: Path, statements: list[str]
) -> None:
    asha, counts = await people.asha(), []
    first = await town.asks(asha, tags="lamp")
    await settle(database)
    async with database.writing() as session:
        tag_id = await session.fetchval("SELECT id FROM tags WHERE name = 'lamp'")
        await follow(session, await people.bo(), "tag", tag_id)
    for size in (0, CROWD):
        await crowd(database, tag_id, size)
        await town.asks(asha, "Why is the lamp blue?", tags="lamp")
        statements.clear()
        await settle(database)
        counts.append(len(statements))
    assert counts[1] <= counts[0] + 1
    async with database.reading() as session:
        told = await session.fetchval("SELECT count(*) FROM notifications WHERE thread_id <> $1", first.thread_id)
        waiting = await session.fetchval("SELECT count(*) FROM mail_waits")
    assert told == CROWD * 3 // 4 + 2
    assert waiting == CROWD * 3 // 4 + 1
    async with database.writing() as session:
        session.now = (await database_later(session)).replace()
        statements.clear()
        assert await collect_letters(session) == 200


async def database_later(session: Session):
    return await session.fetchval("SELECT max(due_at) + interval '1 s' FROM mail_waits")
