"""Signing in with a name or address and a password."""

from forum.accounts import passwords
from forum.accounts.queries import account_by_login_name
from forum.database import Session


async def sign_in(session: Session, login: str, password: str) -> int | None:
    """The user's id, or None; a missing account and a wrong password take as long and say the same."""
    account = await account_by_login_name(session, login)
    good = await passwords.fits(password, account.password_hash if account else None)
    return account.id if account is not None and good else None
