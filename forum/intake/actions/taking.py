"""One letter, from the door to what it does."""

import anyio.to_thread

from forum.database import Database
from forum.intake.actions.asking import take_question
from forum.intake.actions.entering import enter
from forum.intake.actions.replying import take_reply
from forum.intake.letter import Unreadable, read_letter
from forum.intake.reports import read_report
from forum.mail.addresses import BOUNCE, Mark, category_in, mark_in
from forum.notifications.actions import note_bounce, note_complaint
from forum.settings import Settings

LARGEST = 10_000_000  # bytes
SWEEP = ("DELETE FROM mailed_questions WHERE created_at < clock_timestamp() - interval '30 days'",)


def is_known(settings: Settings, to: str) -> bool:
    """Whether this is an address of ours."""
    return mark_of(settings, to) is not None or slug_of(settings, to) is not None


async def take_letter(database: Database, to: str, raw: bytes) -> str:
    """What became of it in one word: posted, held, waiting, refused, ignored, seen, noted or unknown. A second copy of
    a letter does nothing. Raises only where it should be sent again."""
    settings = database.bus.settings
    mark, slug = mark_of(settings, to), slug_of(settings, to)
    if mark is not None and mark.purpose == BOUNCE:
        return await take_report(database, mark, raw)
    try:
        letter = await anyio.to_thread.run_sync(read_letter, raw)
    except Unreadable:
        return "ignored"
    if letter.by_program:
        return "ignored"
    if mark is not None:
        return await take_reply(database, mark, letter)
    return "unknown" if slug is None else await take_question(database, slug, letter)


async def take_report(database: Database, mark: Mark, raw: bytes) -> str:
    """Word of a letter that came back: the address that it is sent to says whose, since anybody can write a report."""
    report = await anyio.to_thread.run_sync(read_report, raw)
    if not report.weight and not report.complaint:
        return "ignored"
    async with database.writing() as session:
        if not await enter(session, raw, mark.user_id, "report", outcome="noted"):
            return "seen"
        if report.complaint:
            await note_complaint(session, mark.user_id)
        else:
            await note_bounce(session, mark.user_id, report.weight)
    return "noted"


async def sweep_letters(database: Database, _settings: Settings) -> None:
    for statement in SWEEP:
        async with database.writing() as session:
            await session.fetchval(statement)


def mark_of(settings: Settings, to: str) -> Mark | None:
    return mark_in(settings.reply_address, settings.signing_key(), to) if settings.reply_address else None


def slug_of(settings: Settings, to: str) -> str | None:
    return category_in(settings.ask_address, to) if settings.ask_address else None
