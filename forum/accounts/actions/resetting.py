"""A forgotten password: a link by mail, good for an hour and once."""

from contextlib import suppress

from forum.accounts import passwords
from forum.accounts.actions.second import end_all
from forum.accounts.actions.tokens import forget_waiting_address, new_token, spend_token
from forum.accounts.events import AccountReclaimed, PasswordChanged, UserVerified
from forum.accounts.queries import Account, account_by_email
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid
from forum.i18n import _
from forum.mail import Letter, post_letter

NOBODY = Account(0, "nobody", "Nobody", None, None, None, "en", None)


async def request_reset(session: Session, email: str) -> None:
    """Mails a link if the address has an account. If not, the same is done and taken back: the page says the same,
    after the same time."""
    account = await account_by_email(session, email)
    if account is not None and account.email is not None and account.email_key is not None:
        await send_link(session, account, account.email, account.email_key)
        return
    with suppress(TakenBack):
        async with session.savepoint():
            await send_link(session, NOBODY, "nobody@example.com", "nobody@example.com")
            raise TakenBack


class TakenBack(Exception):
    """Nothing of it has happened."""


async def send_link(session: Session, account: Account, email: str, email_key: str) -> None:
    token = await new_token(session, account.id, "reset", email_key)
    await post_letter(
        session,
        Letter(
            key=f"reset:{account.id}:{session.now.isoformat()}", to=email, locale=account.locale,
            subject=_("Choose a new password"), template="reset",
            context={"name": account.display_name, "path": f"/reset/{token}"},
        ),
    )  # fmt: skip


async def reset_password(session: Session, token: str, password: str) -> int | None:
    """Sets the password, proves the address, and ends every login, token and wish for another address; None when the
    link is not good (any more)."""
    fault = await passwords.judged(password)
    if fault is not None:
        raise Invalid({"password": fault})
    user_id = await spend_token(session, token, "reset")
    if user_id is None:
        return None
    kept = await passwords.hash_password(password)
    is_first = await session.fetchval("SELECT verified_at IS NULL FROM users WHERE id = $1 FOR UPDATE", user_id)
    await session.fetchval(
        "UPDATE users SET password_hash = $2, verified_at = coalesce(verified_at, $3) WHERE id = $1",
        user_id, kept, session.now,
    )  # fmt: skip
    if is_first:
        await reclaim(session, user_id)
    await end_all(session, user_id)
    await forget_waiting_address(session, user_id)
    await publish(session, PasswordChanged(actor_id=user_id, user_id=user_id, tokens_end=True))
    return user_id


async def reclaim(session: Session, user_id: int) -> None:
    """Until now nobody had proved the address: whoever made the account may be somebody else, who waits for its owner.
    What they have set up to come in by goes."""
    for table in ("code_makers", "passkeys", "recovery_codes", "known_devices"):
        await session.fetchval(f"DELETE FROM {table} WHERE user_id = $1", user_id)  # noqa: S608
    await publish(session, AccountReclaimed(actor_id=user_id, user_id=user_id))
    await publish(session, UserVerified(actor_id=user_id, user_id=user_id))
