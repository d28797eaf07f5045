"""Signing up, and proving the address."""

from dataclasses import dataclass
from urllib.parse import urlencode

from asyncpg import UniqueViolationError

from forum.accounts import passwords
from forum.accounts.actions.tokens import new_token, spend_token
from forum.accounts.events import UserSignedUp, UserVerified
from forum.accounts.names import email_key_of, fault_of, key_of
from forum.accounts.queries import Account, account_by_email, account_by_id, name_is_taken
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, Words
from forum.i18n import _
from forum.mail import Letter, post_letter

INSERT = """
INSERT INTO users
    (name, name_key, display_name, email, email_key, password_hash, locale, verified_at, roles, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUser:
    """What somebody fills in to sign up. Without a password they come in through a provider or the product, which
    may have proved the address (`verified`); `roles` are for the command line and the demonstration."""

    name: str
    email: str
    password: str | None = None
    display_name: str = ""
    locale: str = "en"
    verified: bool = False
    roles: tuple[str, ...] = ()


async def sign_up(session: Session, new: NewUser, there: str = "/") -> None:
    """Makes the account and mails a link. For an address that has one already, tells its owner by mail instead: the
    page says the same, so that nobody learns who has an account. A taken name is said: names are public."""
    errors: dict[str, Words | None] = {
        "name": fault_of(new.name),
        "password": await passwords.judged(new.password or "", new.name, new.email),
    }
    if errors["name"] is None and await name_is_taken(session, new.name):
        errors["name"] = _("This name is taken. Please choose another.")
    found = {field: message for field, message in errors.items() if message is not None}
    if found:
        raise Invalid(found)
    existing = await account_by_email(session, new.email)
    if existing is not None:
        await passwords.hash_password(new.password or "")  # as long as making one
        await tell_owner(session, existing)
        return
    user_id = await make_user(session, new)
    account = await account_by_id(session, user_id)
    if account is not None:
        await send_verification(session, account, there)


async def make_user(session: Session, new: NewUser) -> int:
    """The account itself, without a word to anybody; Invalid for a name or address that is taken."""
    kept = await passwords.hash_password(new.password) if new.password is not None else None
    try:
        async with session.savepoint():
            user_id: int = await session.fetchval(
                INSERT, new.name, key_of(new.name), new.display_name or new.name, new.email, email_key_of(new.email),
                kept, new.locale, session.now if new.verified else None, list(new.roles), session.now,
            )  # fmt: skip
    except UniqueViolationError as error:
        field = "email" if "email" in (error.constraint_name or "") else "name"
        raise Invalid({field: _("This is taken. Please choose another.")}) from None
    await publish(session, UserSignedUp(actor_id=user_id, user_id=user_id))
    if new.verified:
        await publish(session, UserVerified(actor_id=user_id, user_id=user_id))
    return user_id


async def send_verification(session: Session, account: Account, there: str = "/") -> None:
    """Mails a fresh link to prove the address, which leads on to the page `there` of ours."""
    if account.email is None or account.email_key is None:
        return
    token = await new_token(session, account.id, "verify", account.email_key)
    on = f"?{urlencode({'next': there})}" if there != "/" else ""
    context = {"name": account.display_name, "path": f"/verify/{token}{on}"}
    await post_letter(
        session,
        Letter(
            key=f"verify:{account.id}:{session.now.isoformat()}", to=account.email, locale=account.locale,
            subject=_("Confirm your address"), template="verify", context=context,
        ),
    )  # fmt: skip


async def tell_owner(session: Session, account: Account) -> None:
    if account.email is None:
        return
    await post_letter(
        session,
        Letter(
            key=f"known:{account.id}:{session.now.date().isoformat()}", to=account.email, locale=account.locale,
            subject=_("You already have an account"), template="already_known",
            context={"name": account.display_name, "path": "/sign-in"},
        ),
    )  # fmt: skip


async def verify(session: Session, token: str) -> int | None:
    """The user who proved their address by this link, or None when the link is not good (any more)."""
    user_id = await spend_token(session, token, "verify")
    if user_id is not None:
        await session.fetchval(
            "UPDATE users SET verified_at = coalesce(verified_at, $2) WHERE id = $1", user_id, session.now
        )
        await publish(session, UserVerified(actor_id=user_id, user_id=user_id))
    return user_id
