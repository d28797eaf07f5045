"""Another address for the account: told to both, confirmed from the new one, undone from the old one for some days."""

import secrets
from datetime import timedelta

from asyncpg import UniqueViolationError

from forum.accounts.actions.joining import tell_owner
from forum.accounts.actions.resetting import request_reset
from forum.accounts.actions.second import end_all, forget_new_factors
from forum.accounts.actions.tokens import forget_tokens, forget_waiting_address
from forum.accounts.events import AddressChanged, UserVerified
from forum.accounts.names import email_key_of
from forum.accounts.queries import Account, account_by_email, account_by_id
from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.mail import Letter, post_letter
from forum.web.sessions import hash_of

CONFIRM_WITHIN, UNDO_WITHIN = timedelta(days=2), timedelta(days=7)
BEFORE = timedelta(days=1)  # before they wanted another address, intruders may have set up ways to come in
SUBJECTS = {"new_address": _("Confirm your new address"), "old_address": _("Your address is being changed")}
ASK = """
INSERT INTO address_changes (user_id, before, after, confirm_hash, undo_hash, asked_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
"""
CONFIRM = """
UPDATE address_changes SET confirmed_at = $2, undo_until = $3
WHERE confirm_hash = $1 AND confirmed_at IS NULL AND undone_at IS NULL AND expires_at > $2
RETURNING user_id, before, after
"""
UNDO = """
UPDATE address_changes SET undone_at = $2
WHERE undo_hash = $1 AND undone_at IS NULL AND coalesce(undo_until, expires_at) > $2
RETURNING id, user_id, before, confirmed_at, asked_at
"""
# Whoever was not the owner may have changed it again, to have a link that undoes the undoing.
UNDO_LATER = "UPDATE address_changes SET undone_at = $3 WHERE user_id = $1 AND id > $2 AND undone_at IS NULL"
GIVE = """
UPDATE users u SET email = $2, email_key = $3, verified_at = coalesce(u.verified_at, $4)
FROM (SELECT id, verified_at FROM users WHERE id = $1 FOR UPDATE) AS before WHERE u.id = before.id
RETURNING before.verified_at IS NULL
"""


async def ask_for_address(session: Session, actor: Actor, email: str) -> None:
    """Nothing changes yet. Where somebody else has the address, they are told, and the page says the same."""
    account = await account_by_id(session, actor.id or 0)
    if account is None:
        raise NotThere
    if email_key_of(email) == account.email_key:
        raise Invalid({"email": _("This is your address already.")})
    await forget_waiting_address(session, account.id)
    confirm, undo = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    await session.fetchval(
        ASK, account.id, account.email, email, hash_of(confirm), hash_of(undo), session.now,
        session.now + CONFIRM_WITHIN,
    )  # fmt: skip
    owner = await account_by_email(session, email)
    if owner is not None:
        await tell_owner(session, owner)
    else:
        await send(session, account, email, template="new_address", path=f"confirm/{confirm}")
    if account.email is not None:
        await send(session, account, account.email, template="old_address", path=f"undo/{undo}")


async def send(session: Session, account: Account, to: str, *, template: str, path: str) -> None:
    letter = Letter(
        key=f"{template}:{account.id}:{session.now.isoformat()}", to=to, locale=account.locale,
        subject=SUBJECTS[template], template=template,
        context={"name": account.display_name, "path": f"/settings/address/{path}"},
    )  # fmt: skip
    await post_letter(session, letter)


async def confirm_address(session: Session, token: str) -> int | None:
    """Whose address is the new one now; None where the link is not good (any more), or somebody has it meanwhile."""
    row = await session.fetchrow(CONFIRM, hash_of(token), session.now, session.now + UNDO_WITHIN)
    if row is None or not await give(session, row["user_id"], row["after"]):
        return None
    await changed(session, row["user_id"])
    return int(row["user_id"])


async def undo_address(session: Session, token: str) -> int | None:
    """Whose change is undone: signed out everywhere, without what was set up lately to come in by, and a link to a new
    password goes to the address of before."""
    row = await session.fetchrow(UNDO, hash_of(token), session.now)
    if row is None:
        return None
    if row["confirmed_at"] is not None and not await give(session, row["user_id"], row["before"]):
        return None
    await session.fetchval(UNDO_LATER, row["user_id"], row["id"], session.now)
    since = row["asked_at"] - BEFORE
    await forget_new_factors(session, row["user_id"], since)
    await changed(session, row["user_id"], undone_since=since.isoformat())
    await end_all(session, row["user_id"])
    await request_reset(session, row["before"])
    return int(row["user_id"])


async def give(session: Session, user_id: int, email: str) -> bool:
    """False where somebody else has the address."""
    try:
        async with session.savepoint():
            is_first = await session.fetchval(GIVE, user_id, email, email_key_of(email), session.now)
    except UniqueViolationError:
        return False
    if is_first:
        await publish(session, UserVerified(actor_id=user_id, user_id=user_id))
    return True


async def changed(session: Session, user_id: int, *, undone_since: str = "") -> None:
    """Links that were mailed to the address of before lead nowhere."""
    for purpose in ("verify", "reset", "stay"):
        await forget_tokens(session, user_id, purpose)
    await publish(session, AddressChanged(actor_id=user_id, user_id=user_id, undone_since=undone_since))
