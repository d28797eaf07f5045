"""`talkoot admin NAME EMAIL`: the first admin of a forum, and the way back in when all others are gone."""

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from forum.accounts import passwords
from forum.accounts.actions import NewUser, make_user, set_roles, verify
from forum.accounts.actions.tokens import new_token
from forum.accounts.names import HANDLE
from forum.accounts.queries import Account, account_by_email, account_by_login_name, roles_of
from forum.actor import SYSTEM
from forum.command import BAD_INPUT, CommandFailed, in_house
from forum.database import Session
from forum.web.forms import ADDRESS

if TYPE_CHECKING:
    from forum.web.house import House

VARIABLE = "TALKOOT_ADMIN_PASSWORD"


def add_admin(app: typer.Typer) -> None:
    @app.command()
    def admin(
        name: Annotated[str, typer.Argument(help="Name of the account, as in /u/NAME.")],
        email: Annotated[str, typer.Argument(help="Its mail address, taken as proved.")],
    ) -> None:
        """Make an admin: a new account, or the one that has this name and address already.

        The password of a new account is asked for, or taken from TALKOOT_ADMIN_PASSWORD.

        Example: talkoot admin maija maija@example.com
        """

        async def make(house: "House") -> bool:
            async with house.database.writing() as session:
                return await make_admin(session, name, email)

        typer.echo(f"{name} is a new account and an admin." if in_house(make) else f"{name} is an admin now.")


async def make_admin(session: Session, name: str, email: str) -> bool:
    """Whether an account was made; otherwise the one of this name and address is an admin from now on."""
    if not HANDLE.fullmatch(name) or len(name) < 2:
        raise CommandFailed(
            f"{name!r} is no name: 2 to 30 letters (a to z), digits, dots, hyphens, underscores.", BAD_INPUT
        )
    if not ADDRESS.fullmatch(email):
        raise CommandFailed(f"{email!r} is no mail address.", BAD_INPUT)
    account = await account_by_login_name(session, name)
    if account is None:
        if await account_by_email(session, email):
            raise CommandFailed(f"Somebody of another name than {name} has the address {email}.", BAD_INPUT)
        new = NewUser(name=name, email=email, password=asked_password(name, email), verified=True, roles=("admin",))
        await make_user(session, new)
        return True
    await raise_to_admin(session, account, email)
    return False


async def raise_to_admin(session: Session, account: Account, email: str) -> None:
    """Whoever runs this command vouches for the address, so it needs no mail to be proved."""
    if (account.email or "").lower() != email.lower():
        raise CommandFailed(f"{account.name} has another address than {email}.", BAD_INPUT)
    if account.verified_at is None:
        await verify(session, await new_token(session, account.id, "verify", account.email_key or ""))
    roles = await roles_of(session, account.id) or frozenset()
    await set_roles(session, SYSTEM, account.id, [*roles, "admin"])


def asked_password(name: str, email: str) -> str:
    """From the variable, or typed twice without being shown."""
    password = os.environ.get(VARIABLE, "")
    if not password:
        if not sys.stdin.isatty():
            raise CommandFailed(f"No terminal to ask for a password: set {VARIABLE}.", BAD_INPUT)
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    if fault := passwords.fault_of(password, name, email):
        raise CommandFailed(str(fault), BAD_INPUT)
    return password
