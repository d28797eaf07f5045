"""Letters: rendered in the reader's language, kept once a key."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.dialects.postgresql import insert

from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, Words
from forum.i18n import _, current_locale, current_time_zone
from forum.mail.events import MailQueued
from forum.mail.rendering import bodies
from forum.mail.sending import send
from forum.tables import MailRow
from forum.web.site import site_of
from forum.web.templating import default_environment

ADDRESS = re.compile(r"[^\s@,;:<>()\[\]\\\"]+@[^\s@,;:<>()\[\]\\\"]+")
LONGEST_ADDRESS = 254
LONGEST_SUBJECT = 200


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A letter to one reader. `key` makes it unique for ever; `template` names templates/mail/<template>.txt and .html,
    which get `context`, and `url` (the forum's address and `context["path"]`)."""

    key: str
    to: str
    subject: Words
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    locale: str = "en"
    time_zone: str = "UTC"


async def post_letter(session: Session, letter: Letter) -> int | None:
    """Write it into the transaction and have it carried after the commit; its id, or None where its key was used."""
    mail_id = await write(session, letter)
    if mail_id is not None:
        await publish(session, MailQueued(mail_id))
    return mail_id


async def send_letter(session: Session, letter: Letter) -> None:
    """Write and carry it now, both or neither; for listeners after the commit only, since it talks to the outside."""
    mail_id = await write(session, letter)
    if mail_id is not None:
        await send(session, mail_id)


async def write(session: Session, letter: Letter) -> int | None:
    await site_of(default_environment()).read(session)
    offered = session.bus.settings.languages
    with speaking(letter.locale if letter.locale in offered else offered[0], letter.time_zone):
        subject = checked_subject(str(letter.subject))
        text, html = bodies(session.bus.settings, letter.template, {**letter.context, "subject": subject})
    row = {
        "key": letter.key, "to_address": checked_address(letter.to), "subject": subject, "text_body": text,
        "html_body": html, "headers": checked_headers(letter.headers), "created_at": session.now,
    }  # fmt: skip
    statement = insert(MailRow).values(row).on_conflict_do_nothing(index_elements=[MailRow.key])
    mail_id: int | None = await session.scalar(statement.returning(MailRow.id))
    return mail_id


def checked_address(address: str) -> str:
    """One address; a second one, a line end or a NUL in it would make it something else than it says."""
    if not ADDRESS.fullmatch(address) or not address.isprintable() or len(address) > LONGEST_ADDRESS:
        raise Invalid({"email": _("Please write an address like name@example.com.")})
    return address


def checked_subject(subject: str) -> str:
    if any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in subject):
        raise Invalid({"subject": _("A subject is one line of plain text.")})
    return subject if len(subject) <= LONGEST_SUBJECT else subject[: LONGEST_SUBJECT - 1] + "…"


def checked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    for name, value in headers.items():
        if not re.fullmatch(r"[A-Za-z-]+", name) or not value.isprintable() or not value.isascii():
            raise ValueError(f"the header {name!r} is not one line of plain ASCII")
    return dict(headers)


@contextmanager
def speaking(locale: str, time_zone: str) -> Iterator[None]:
    """Words, numbers and dates are the reader's within."""
    before = current_locale.set(locale), current_time_zone.set(time_zone)
    try:
        yield
    finally:
        current_locale.reset(before[0])
        current_time_zone.reset(before[1])
