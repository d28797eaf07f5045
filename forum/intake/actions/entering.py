"""The book of letters: each is entered once, in the transaction of what it does; and the answer to a refused one."""

import hashlib

from sqlalchemy.dialects.postgresql import insert

from forum.database import Database, Session
from forum.errors import Invalid, NotThere, Refused, TooMany, Words
from forum.i18n import _
from forum.intake.letter import LetterRead
from forum.intake.models import LetterIn
from forum.mail import Letter, post_letter
from forum.notifications.rows import Reader
from forum.web.limits import allow

ANSWERS_A_DAY = 5


async def enter(session: Session, letter: bytes | str, user_id: int, kind: str, *, outcome: str) -> bool:
    """Whether it is the first copy; another one waits here for the first one's commit."""
    name = letter if isinstance(letter, str) else hashlib.sha256(letter).hexdigest()
    row = {
        "key": f"{kind}:{user_id}:{name}", "user_id": user_id, "kind": kind, "outcome": outcome,
        "created_at": session.now,
    }  # fmt: skip
    statement = insert(LetterIn).values(row).on_conflict_do_nothing().returning(LetterIn.key)
    return await session.scalar(statement) is not None


async def refuse(database: Database, reader: Reader, letter: LetterRead, *, kind: str, wrong: Exception) -> str:
    """Note it, and tell the owner of the account once and politely why, at their own address, whoever the sender says
    that they are; a few times a day at most, so that two programs do not talk to each other through us."""
    user_id = reader.actor.id or 0
    async with database.writing() as session:
        if not await enter(session, letter.key, user_id, kind, outcome="refused"):
            return "seen"
        if isinstance(wrong, TooMany):
            return "refused"
        try:
            async with session.savepoint():
                await allow(session, "mail-answer", str(user_id), times=ANSWERS_A_DAY, seconds=86400)
        except TooMany:
            return "refused"
        await post_letter(session, explanation(reader, letter, reasons(wrong)))
    return "refused"


def explanation(reader: Reader, letter: LetterRead, why: list[Words]) -> Letter:
    return Letter(
        key=f"refused:{reader.actor.id}:{letter.key}",
        to=reader.email or "",
        subject=_("Your mail could not be posted"),
        template="refused",
        context={
            "name": reader.actor.display_name or reader.actor.name,
            "reasons": why,
            "about": letter.subject,
            "path": "/",
        },
        locale=reader.actor.locale,
        time_zone=reader.actor.time_zone,
    )


def reasons(wrong: Exception) -> list[Words]:
    if isinstance(wrong, Invalid):
        return list(wrong.errors.values())
    if isinstance(wrong, Refused):
        return [wrong.message]
    return [_("What you answered is no longer there.") if isinstance(wrong, NotThere) else _("You may not do that.")]
