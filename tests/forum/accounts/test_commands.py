"""`talkoot admin` as an action: it makes, raises and refuses."""

import pytest

from forum.accounts.commands import make_admin
from forum.accounts.queries import account_by_email, roles_of
from forum.command import CommandFailed
from forum.database import Database
from tests.support.cast import Cast


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALKOOT_ADMIN_PASSWORD", "seven wooden spoons")


async def test_a_new_account_is_an_admin_whose_address_counts_as_proved(database: Database) -> None:
    async with database.writing() as session:
        assert await make_admin(session, "maija", "maija@forum.example")
        account = await account_by_email(session, "maija@forum.example")
        assert account
        assert account.verified_at
        assert await roles_of(session, account.id) == frozenset({"admin"})


async def test_an_account_of_that_name_and_address_is_raised_and_keeps_its_roles(
    database: Database, people: Cast
) -> None:
    moderator = await people.mo()
    async with database.writing() as session:
        email = await session.fetchval("SELECT email FROM users WHERE id = $1", moderator.id)
        assert not await make_admin(session, moderator.name, email.upper())
        assert moderator.id
        assert await roles_of(session, moderator.id) == frozenset({"moderator", "admin"})


@pytest.mark.parametrize(
    "name, email, says",
    [
        ("asha", "someone.else@forum.example", "another address"),
        ("a b", "ab@forum.example", "no name"),
        ("ab", "forum.example", "no mail address"),
    ],
)
async def test_what_does_not_fit_is_refused(database: Database, people: Cast, name: str, email: str, says: str) -> None:
    await people.asha()
    with pytest.raises(CommandFailed, match=says):
        async with database.writing() as session:
            await make_admin(session, name, email)


async def test_an_address_of_somebody_else_is_refused(database: Database, people: Cast) -> None:
    asha = await people.asha()
    async with database.writing() as session:
        email = await session.fetchval("SELECT email FROM users WHERE id = $1", asha.id)
        with pytest.raises(CommandFailed, match="another name"):
            await make_admin(session, "somebody-new", email)


async def test_a_weak_password_is_refused(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALKOOT_ADMIN_PASSWORD", "password123")
    with pytest.raises(CommandFailed, match="first that anybody would try"):
        async with database.writing() as session:
            await make_admin(session, "maija", "maija@forum.example")
