"""A reply by mail does what a person could do on the page, once, and nothing else."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from forum.database import Database
from forum.intake.actions import take_letter
from forum.notifications.actions import withdraw_reply_addresses
from forum.threads.actions import lock_thread
from tests.support.cast import Cast
from tests.support.letters import bodies, deliver, kept
from tests.support.post import in_reply_to, written
from tests.support.town import Town

LIN, ASHA = "Lin <lin@example.com>", "Asha <ASHA@example.com>"


async def take(database: Database, message: EmailMessage) -> str:
    return await take_letter(database, str(message["To"]), message.as_bytes())


async def value(database: Database, sql: str, *args: object):
    async with database.reading() as session:
        return await session.fetchval(sql, *args)


@pytest.fixture
async def told(database: Database, people: Cast, town: Town, folder: Path) -> EmailMessage:
    """The letter that tells Asha of Lin's answer."""
    asked = await town.asks(await people.asha(), "Why is the lamp blue?")
    await town.answers(await people.lin(), asked.thread_id)
    await deliver(database)
    return kept(folder)[-1]


async def test_a_reply_to_an_answer_is_a_comment_under_it_without_the_quote(database, told: EmailMessage) -> None:
    assert "You can answer by replying to this mail." in bodies(told)[0]
    assert await take(database, in_reply_to(told, ASHA, "Thank you, it is green now.")) == "posted"
    body = await value(database, "SELECT c.body_source FROM comments c JOIN posts p ON p.id = c.post_id "
                                 "WHERE p.kind = 'answer' AND c.state = 'published'")  # fmt: skip
    assert body == "Thank you, it is green now."


async def test_a_long_reply_and_one_to_the_question_are_answers(
    database, people: Cast, town: Town, folder: Path, told: EmailMessage
) -> None:
    assert await take(database, in_reply_to(told, ASHA, "It is green now. " * 50)) == "posted"
    assert await value(database, "SELECT count(*) FROM posts WHERE kind = 'answer'") == 2
    await deliver(database)
    to_lin = next(each for each in kept(folder) if each["To"] == "lin@example.com")
    assert await take(database, in_reply_to(to_lin, LIN, "You are welcome, and now turn it off.")) == "posted"


async def test_a_reply_in_a_discussion_is_a_reply(database, people: Cast, town: Town, folder: Path) -> None:
    asked = await town.asks(await people.asha(), "What do you grow?", kind="discussion")
    await town.answers(await people.lin(), asked.thread_id, "Tomatoes, since last year.")
    await deliver(database)
    assert await take(database, in_reply_to(kept(folder)[-1], ASHA, "Which ones are they?")) == "posted"
    assert await value(database, "SELECT count(*) FROM posts WHERE kind = 'reply'") == 2


async def test_a_letter_that_comes_twice_is_one_reply(database, told: EmailMessage) -> None:
    letter = in_reply_to(told, ASHA, "Thank you, it is green now.")
    assert [await take(database, letter) for _ in range(3)] == ["posted", "seen", "seen"]
    assert await value(database, "SELECT count(*) FROM comments") == 1


@pytest.mark.parametrize(
    "sender", ["Eve <eve@example.com>", "", '"asha@example.com" <eve@example.com>', "a@b.example, asha@example.com"]
)
async def test_somebody_elses_address_is_refused_and_the_owner_told_once(
    database, folder: Path, told: EmailMessage, sender: str
) -> None:
    for _ in range(8):
        assert await take(database, in_reply_to(told, sender, "Buy my lamps, they are cheap.")) == "refused"
    await deliver(database)
    answers = [each for each in kept(folder) if each["Subject"] == "Your mail could not be posted"]
    assert {str(each["To"]) for each in answers} == {"asha@example.com"}
    assert len(answers) == 5
    assert "another address than the one of your account" in bodies(answers[0])[0]
    assert await value(database, "SELECT count(*) FROM comments") == 0


@pytest.mark.parametrize("header", [("Auto-Submitted", "auto-replied"), ("Precedence", "bulk"), ("List-Id", "<x.y>")])
async def test_what_a_program_answers_is_neither_posted_nor_answered(
    database, folder: Path, told: EmailMessage, header: tuple[str, str]
) -> None:
    letter = in_reply_to(told, ASHA, "I am away until Monday.")
    letter[header[0]] = header[1]
    assert await take(database, letter) == "ignored"
    await deliver(database)
    assert len(kept(folder)) == 1


async def test_our_own_letter_that_comes_back_is_ignored(database, told: EmailMessage) -> None:
    assert await take_letter(database, str(told["Reply-To"]), told.as_bytes()) == "ignored"


async def test_what_may_not_be_done_on_the_page_may_not_be_done_by_mail_and_is_explained(
    database, people: Cast, folder: Path, told: EmailMessage
) -> None:
    thread_id = await value(database, "SELECT id FROM threads")
    async with database.writing() as session:
        await lock_thread(session, await people.mo(), thread_id)
    assert await take(database, in_reply_to(told, ASHA, "Thank you, it is green now.")) == "refused"
    await deliver(database)
    explained = [bodies(each)[0] for each in kept(folder) if each["Subject"] == "Your mail could not be posted"]
    assert len(explained) == 1
    assert "This thread is locked." in explained[0]


@pytest.mark.parametrize(
    "change", ["silenced_until = now() + interval '1 day'", "suspended_until = now() + interval '1 day'",
               "verified_at = NULL"]
)  # fmt: skip
async def test_whoever_may_not_write_may_not_write_by_mail(database, told: EmailMessage, change: str) -> None:
    async with database.writing() as session:
        await session.fetchval(f"UPDATE users SET {change}")
    assert await take(database, in_reply_to(told, ASHA, "Thank you, it is green now.")) == "refused"
    assert await value(database, "SELECT count(*) FROM comments") == 0


async def test_a_reply_to_what_one_may_no_longer_see_says_no_more_than_that(
    database, folder: Path, told: EmailMessage
) -> None:
    async with database.writing() as session:
        await session.fetchval("UPDATE categories SET visibility = 'staff'")
    assert await take(database, in_reply_to(told, ASHA, "Thank you, it is green now.")) == "refused"
    await deliver(database)
    [explained] = [bodies(each)[0] for each in kept(folder) if each["Subject"] == "Your mail could not be posted"]
    assert "What you answered is no longer there." in explained
    assert "lamp" not in explained.replace("Re: Lin answered your question: Why is the lamp blue?", "")


async def test_withdrawn_addresses_take_nothing(database, people: Cast, told: EmailMessage) -> None:
    async with database.writing() as session:
        await withdraw_reply_addresses(session, await people.asha())
    assert await take(database, in_reply_to(told, ASHA, "Thank you, it is green now.")) == "refused"


async def test_what_is_attached_is_left_out_with_a_line_that_says_so(database, told: EmailMessage) -> None:
    letter = in_reply_to(told, ASHA, "See the picture: it is green.")
    letter.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="hub.png")
    assert await take(database, letter) == "posted"
    body = await value(database, "SELECT body_source FROM comments")
    assert body == "See the picture: it is green.\n\n(1 attachment came by mail and was left out.)"


async def test_a_reply_of_nothing_but_quotes_is_refused(database, told: EmailMessage) -> None:
    assert await take(database, in_reply_to(told, ASHA, "")) == "refused"


async def test_a_flood_from_one_person_is_stopped(database, told: EmailMessage) -> None:
    outcomes = [await take(database, in_reply_to(told, ASHA, f"And number {each} is this.")) for each in range(22)]
    assert outcomes.count("posted") <= 20
    assert outcomes[-1] == "refused"


@pytest.mark.parametrize(
    "to", ["reply+x@forum.example", "reply+r-1-1-1-1-aaaaaaaaaaaaaaaa@forum.example", "a@b.example"]
)
async def test_an_address_that_we_did_not_make_is_unknown(database, people: Cast, folder: Path, to: str) -> None:
    await people.asha()
    assert await take(database, written(ASHA, to, "Hello there, is anybody here?")) == "unknown"


async def test_delivery_reports_pause_an_address(database, people: Cast, told: EmailMessage) -> None:
    report = (
        "From: MAILER-DAEMON@mx.example\nAuto-Submitted: auto-replied\nMessage-ID: <{}@mx>\nMIME-Version: 1.0\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n"
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nAction: failed\nStatus: 5.1.1\n--b--\n"
    )
    back = str(told["Return-Path"]).strip(" <>")
    for number in (1, 2):
        assert await take_letter(database, back, report.format(number).encode()) == "noted"
        assert await take_letter(database, back, report.format(number).encode()) == "seen"
    assert await value(database, "SELECT paused_because FROM mail_wishes") == "bounced"
    assert await take_letter(database, str(told["Reply-To"]), report.format(3).encode()) == "ignored"
