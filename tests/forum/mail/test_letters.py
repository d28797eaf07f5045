"""Letters: written once, carried once, with links that lead home."""

from dataclasses import replace
from pathlib import Path

import pytest

from forum.bus import Bus
from forum.database import Database
from forum.errors import Invalid
from forum.extension import gather
from forum.mail import Letter, post_letter
from forum.settings import Settings
from tests.support.letters import bodies, kept


@pytest.fixture
def folder(database: Database, settings: Settings, tmp_path: Path) -> Path:
    database.bus = Bus(gather(()), replace(settings, mail_folder=tmp_path))
    return tmp_path


def letter(**changes) -> Letter:
    context = {"name": "Asha <script>", "path": "/verify/abc"}
    values = {
        "key": "verify:1",
        "to": "asha@example.com",
        "subject": "Confirm",
        "template": "verify",
        "context": context,
    }
    return Letter(**(values | changes))


async def post(database: Database, *letters: Letter) -> None:
    async with database.writing() as session:
        for each in letters:
            await post_letter(session, each)


async def test_a_letter_is_kept_as_a_file_with_both_bodies_and_a_link_home(database, folder, settle) -> None:
    await post(database, letter())
    await settle()
    [message] = kept(folder)
    assert message["To"] == "asha@example.com"
    assert message["From"] == "Talkoot <noreply@testserver>"
    assert message["Auto-Submitted"] == "auto-generated"
    text, html = bodies(message)
    assert "http://testserver/verify/abc" in text
    assert "http://testserver/verify/abc" in html
    assert "Asha <script>" in text
    assert "Asha &lt;script&gt;" in html
    async with database.reading() as session:
        assert await session.fetchval("SELECT sent_at IS NOT NULL FROM mails")


async def test_a_kept_letter_can_be_searched_with_any_tool(database, folder, settle) -> None:
    long = "/verify/" + "abcdefghij" * 12
    await post(database, letter(context={"name": "Жанна", "path": long}))
    await settle()
    [file] = folder.glob("*.eml")
    assert f"http://testserver{long}\r\n" in file.read_bytes().decode()
    assert "Hello Жанна," in file.read_bytes().decode()


async def test_a_line_longer_than_mail_allows_is_folded(database, folder, settle) -> None:
    await post(database, letter(context={"name": "A" * 1200, "path": "/verify/abc"}))
    await settle()
    [file] = folder.glob("*.eml")
    assert max(map(len, file.read_bytes().splitlines())) < 998
    assert "A" * 1200 in bodies(kept(folder)[0])[0]


async def test_one_key_is_one_letter_however_often_it_is_posted_and_carried(database, folder, settle) -> None:
    await post(database, letter(), letter(to="bo@example.com"))
    await settle()
    await post(database, letter())
    async with database.writing() as session:
        await session.fetchval("UPDATE events SET relayed_at = NULL")
    await settle()
    [message] = kept(folder)
    assert message["To"] == "asha@example.com"


async def test_a_letter_carried_again_has_the_same_message_id(database, folder, settle) -> None:
    await post(database, letter())
    await settle()
    [before] = kept(folder)
    async with database.writing() as session:
        await session.fetchval("UPDATE mails SET sent_at = NULL")
        await session.fetchval("UPDATE events SET relayed_at = NULL")
    await settle()
    [after] = kept(folder)
    assert after["Message-ID"] == before["Message-ID"]


BAD_ADDRESSES = (
    "", "asha", "a@b.example\r\nBcc: x@y.example",
    "a@b.example\n", "a@b.example,x@y.example", "a@b.example;x@y.example",
    "a\x00@b.example", "a@b.example x", "<a@b.example>", "a@" + "b" * 300,
)  # fmt: skip


@pytest.mark.parametrize("to", BAD_ADDRESSES)
async def test_an_address_that_is_not_one_plain_address_is_refused(database, folder, to: str) -> None:
    with pytest.raises(Invalid):
        await post(database, letter(to=to))


@pytest.mark.parametrize("subject", ["Hello\r\nBcc: x@y.example", "Hello\n", "Hello\x00", "Hello\u2028there"])
async def test_a_subject_of_more_than_one_line_is_refused(database, folder, subject: str) -> None:
    with pytest.raises(Invalid):
        await post(database, letter(subject=subject))


async def test_headers_of_more_than_one_line_are_refused(database, folder) -> None:
    with pytest.raises(ValueError, match="header"):
        await post(database, letter(headers={"List-Unsubscribe": "<x>\r\nBcc: x@y.example"}))


async def test_a_letter_of_an_undone_transaction_is_never_sent(database, folder, settle) -> None:
    with pytest.raises(Invalid):
        await post(database, letter(), letter(key="verify:2", to="nobody"))
    await settle()
    assert kept(folder) == []
