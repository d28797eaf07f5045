"""`Idempotency-Key`: a write that is sent again gets the answer of the first time, and nothing happens twice."""

import hashlib
import re
from dataclasses import dataclass

from forum.database import Session
from forum.errors import Invalid
from forum.i18n import _

BEGIN = """
INSERT INTO api_answers (user_id, key, mark, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING true
"""
KEPT = "SELECT mark, status, body FROM api_answers WHERE user_id = $1 AND key = $2"
KEEP = "UPDATE api_answers SET status = $3, body = $4 WHERE user_id = $1 AND key = $2"
LONGEST = 200
KEY = re.compile(r"[!-~]{1,200}")


@dataclass(frozen=True, slots=True)
class Repeated:
    """The answer that was given to the first of these requests."""

    status: int
    body: str


@dataclass(frozen=True, slots=True)
class Sending:
    """A write with a key: whose it is, and what was asked."""

    user_id: int
    key: str
    mark: bytes


def sending(user_id: int, key: str, *asked: bytes) -> Sending:
    if not KEY.fullmatch(key):
        raise Invalid({"Idempotency-Key": _("A key has 1 to %(most)s plain letters and signs.", most=LONGEST)})
    digest = hashlib.sha256()
    for part in asked:
        digest.update(len(part).to_bytes(8, "big") + part)
    return Sending(user_id, key, digest.digest())


async def first_answer(session: Session, sent: Sending) -> Repeated | None:
    """None the first time. Copies that arrive together wait here for the first one's commit."""
    if await session.fetchval(BEGIN, sent.user_id, sent.key, sent.mark, session.now):
        return None
    row = await session.fetchrow(KEPT, sent.user_id, sent.key)
    if bytes(row["mark"]) != sent.mark:
        raise Invalid({"Idempotency-Key": _("This key was used for another request.")})
    return Repeated(row["status"], row["body"])


async def keep_answer(session: Session, sent: Sending, status: int, body: str) -> None:
    await session.fetchval(KEEP, sent.user_id, sent.key, status, body)
