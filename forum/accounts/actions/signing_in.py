"""Signing in with a name or address and a password."""

from forum.accounts import passwords
from forum.accounts.queries import account_by_login_name
from forum.database import Database


async def sign_in(database: Database, login: str, password: str) -> int | None:
    """The user's id, or None; a missing account and a wrong password take as long and say the same. Between two
    transactions, not in one: hashes wait for their turn, and whoever guesses at many must not hold every connection."""
    async with database.reading() as session:
        account = await account_by_login_name(session, login)
    good = await passwords.fits(password, account.password_hash if account else None)
    return account.id if account is not None and good else None
