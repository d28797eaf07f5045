"""A forgotten password: a link by mail, good for an hour and once."""

from contextlib import suppress

from forum.accounts import passwords
from forum.accounts.actions.tokens import new_token, spend_token
from forum.accounts.events import PasswordChanged
from forum.accounts.queries import Account, account_by_email
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid
from forum.i18n import _
from forum.mail import Letter, post_letter
from forum.web.sessions import end_all_logins

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
    """Sets the password, proves the address, and ends every login; None when the link is not good (any more)."""
    fault = await passwords.judged(password)
    if fault is not None:
        raise Invalid({"password": fault})
    user_id = await spend_token(session, token, "reset")
    if user_id is None:
        return None
    kept = await passwords.hash_password(password)
    await session.fetchval(
        "UPDATE users SET password_hash = $2, verified_at = coalesce(verified_at, $3) WHERE id = $1",
        user_id, kept, session.now,
    )  # fmt: skip
    await end_all_logins(session, user_id)
    await publish(session, PasswordChanged(actor_id=user_id, user_id=user_id))
    return user_id
