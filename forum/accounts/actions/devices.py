"""Browsers in which somebody has signed in: a letter tells of one that is new."""

import secrets

from forum.accounts.browsers import browser_in_words
from forum.accounts.events import SignedIn
from forum.accounts.queries import account_by_id
from forum.bus import publish
from forum.database import Session
from forum.i18n import _
from forum.mail import Letter, post_letter
from forum.web.sessions import hash_of

KNOW = """
INSERT INTO known_devices (user_id, mark, seen_at) VALUES ($1, $2, $3)
ON CONFLICT (user_id, mark) DO UPDATE SET seen_at = $3 RETURNING xmax = 0 AS is_new
"""
OTHERS = "SELECT EXISTS (SELECT FROM known_devices WHERE user_id = $1 AND mark <> $2)"


async def note_signing_in(session: Session, user_id: int) -> None:
    await publish(session, SignedIn(actor_id=user_id, user_id=user_id))


async def know_device(session: Session, user_id: int, kept: str, agent: str) -> str:
    """What the browser keeps, to be known again: a random number, of which only the hash stands here, for this person.
    Of the very first browser of an account nothing is told."""
    device = kept if len(kept) == 43 and kept.isascii() else secrets.token_urlsafe(32)
    mark = hash_of(f"{user_id}:{device}")
    is_new = await session.fetchval(KNOW, user_id, mark, session.now)
    if is_new and await session.fetchval(OTHERS, user_id, mark):
        await tell_of_device(session, user_id, agent)
    return device


async def knows_device(session: Session, user_id: int, kept: str) -> bool:
    """Whether this person has signed in with this browser before."""
    sql = "SELECT EXISTS (SELECT FROM known_devices WHERE user_id = $1 AND mark = $2)"
    return bool(await session.fetchval(sql, user_id, hash_of(f"{user_id}:{kept}")))


async def tell_of_device(session: Session, user_id: int, agent: str) -> None:
    account = await account_by_id(session, user_id)
    if account is None or account.email is None or account.verified_at is None:
        return
    await post_letter(
        session,
        Letter(
            key=f"device:{user_id}:{session.now.isoformat()}", to=account.email, locale=account.locale,
            subject=_("A new device has signed in"), template="device",
            context={"name": account.display_name, "browser": browser_in_words(agent), "path": "/settings/logins"},
        ),
    )  # fmt: skip
