"""A letter as it was sent, read: who, what, and whether a person wrote it. Pure; whatever is sent, nothing is raised
but `Unreadable`."""

import hashlib
import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy, Policy
from typing import Any

from forum.intake.bodies import cleaned, text_of

LONGEST_SUBJECT = 300
# Python reads a header in a time that grows with the square of its length: a minute for 100,000 signs.
LONGEST_HEADER, MOST_OF_HEADERS = 8_000, 100_000
MOST_PARTS = 500
MAILERS = re.compile(r"(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)\b", re.IGNORECASE)
ABSENT = re.compile(
    r"(auto(matic)?[ -]?(reply|response|answer)|out of (the )?office|автоответ|автоматический ответ"
    r"|r[aă]spuns automat)",
    re.IGNORECASE,
)
BULK = {"bulk", "junk", "list", "auto_reply"}
REPLY_MARKS = re.compile(r"^\s*((re|fwd?|aw|antw|отв|ответ|пересл|rsp|răsp|fw)\s*(\[\d+\])?:\s*)+", re.IGNORECASE)


class Unreadable(Exception):
    """Not a letter, or one that nobody can read."""


class Frugal(EmailPolicy):
    """Of one letter: a header that is too long is as if it were empty; what is nearly all headers or parts is none."""

    signs: int
    parts: int

    def __init__(self) -> None:
        super().__init__(message_factory=self.part)
        self.count("signs", 0)
        self.count("parts", 0)

    def count(self, what: str, number: int) -> None:
        object.__setattr__(self, what, number)  # a policy lets nobody else change it

    def part(self, policy: "Policy[Any]") -> EmailMessage:
        self.count("parts", self.parts + 1)
        if self.parts > MOST_PARTS:
            raise Unreadable("too many parts")
        return EmailMessage(policy)

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        self.count("signs", self.signs + len(name) + len(value))
        if self.signs > MOST_OF_HEADERS:
            raise Unreadable("too many headers")
        return name, value if len(value) <= LONGEST_HEADER else ""


@dataclass(frozen=True, slots=True)
class LetterRead:
    """`text` is the whole body as plain text or Markdown, quotes and all; `left_out` names what was attached."""

    key: str
    sender: str
    subject: str
    text: str
    to: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    vouchers: tuple[str, ...] = ()
    by_program: bool = False


def read_letter(raw: bytes) -> LetterRead:
    try:
        message = parsed(raw)
        text, left_out = text_of(message)
        return LetterRead(
            key=key_of(raw, message),
            sender=sender_of(message),
            subject=header(message, "Subject")[:LONGEST_SUBJECT],
            text=text,
            to=receivers(message),
            left_out=tuple(left_out),
            vouchers=tuple(headers(message, "Authentication-Results")),
            by_program=by_program(message),
        )
    except (ValueError, LookupError, RecursionError, TypeError, AttributeError, IndexError) as error:
        raise Unreadable(repr(error)) from error


def parsed(raw: bytes) -> EmailMessage:
    message = message_from_bytes(raw, policy=Frugal())
    if not isinstance(message, EmailMessage) or not message.keys():
        raise Unreadable("no headers")
    return message


def key_of(raw: bytes, message: EmailMessage) -> str:
    """The same for every copy of a letter; a letter without a Message-ID is known by all that it holds."""
    name = header(message, "Message-ID").strip()
    return hashlib.sha256(name.encode("utf-8", "replace") if name else raw).hexdigest()


def sender_of(message: EmailMessage) -> str:
    """The one address in From; nothing where there is none or more than one. A name may look like an address."""
    given = message.get_all("From", [])
    addresses: tuple[Any, ...] = getattr(given[0], "addresses", ()) if len(given) == 1 else ()
    return cleaned(str(addresses[0].addr_spec)).lower() if len(addresses) == 1 else ""


def receivers(message: EmailMessage) -> tuple[str, ...]:
    found: list[str] = []
    for name in ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc"):
        for text in headers(message, name):
            found += re.findall(r"[^\s<>,;:\"]+@[^\s<>,;:\"]+", text)
    return tuple(dict.fromkeys(found))[:50]


def by_program(message: EmailMessage) -> bool:
    """Written by a program: an absence note, a mailing list, a delivery report, or one of ours (RFC 3834)."""
    if header(message, "Auto-Submitted").partition(";")[0].strip().lower() not in ("", "no"):
        return True
    if header(message, "Precedence").strip().lower() in BULK or message["X-Autoreply"] or message["List-Id"]:
        return True
    if message.get_content_type() == "multipart/report" or header(message, "Return-Path").strip() == "<>":
        return True
    return bool(MAILERS.match(sender_of(message)) or ABSENT.match(header(message, "Subject")))


def title_of(letter: LetterRead) -> str:
    """The subject without "Re:" and the like."""
    return REPLY_MARKS.sub("", letter.subject).strip()


def header(message: EmailMessage, name: str) -> str:
    return next(iter(headers(message, name)), "")


def headers(message: EmailMessage, name: str) -> list[str]:
    """Broken headers are as if they were not there."""
    try:
        return [" ".join(cleaned(str(each)).split()) for each in message.get_all(name, [])]
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        return []
