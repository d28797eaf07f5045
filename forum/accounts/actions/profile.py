"""What people change of themselves."""

from dataclasses import dataclass
from functools import cache
from zoneinfo import available_timezones

from forum.accounts import passwords
from forum.accounts.actions.second import end_all
from forum.accounts.actions.tokens import forget_tokens, forget_waiting_address
from forum.accounts.events import PasswordChanged, ProfileChanged
from forum.accounts.queries import account_by_id
from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.markup import render

UPDATE = """
UPDATE users SET display_name = $2, bio_source = $3, bio_html = $4, locale = $5, time_zone = $6, reads = $7
WHERE id = $1
"""


@dataclass(frozen=True, slots=True)
class ProfileEdit:
    """The profile as its owner wants it."""

    display_name: str
    bio: str
    locale: str
    time_zone: str
    reads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class NewPassword:
    """The password of now and the wanted one; with `tokens_end` programs that have a token are signed out, too."""

    now_used: str
    wanted: str
    tokens_end: bool = False


@cache
def known_time_zones() -> frozenset[str]:
    """Read from the disk once: that takes as long as everything else here together."""
    return frozenset(available_timezones())


async def change_profile(session: Session, actor: Actor, edit: ProfileEdit) -> None:
    if actor.id is None:
        raise NotThere
    if edit.time_zone not in known_time_zones():
        raise Invalid({"time_zone": _("Please choose one of the list.")})
    bio = await render(edit.bio)
    await session.fetchval(
        UPDATE,
        actor.id,
        edit.display_name,
        edit.bio,
        bio.html,
        edit.locale,
        edit.time_zone,
        list(edit.reads),
    )
    await publish(session, ProfileChanged(actor_id=actor.id, user_id=actor.id))


async def change_language(session: Session, actor: Actor, locale: str) -> None:
    await session.fetchval("UPDATE users SET locale = $2 WHERE id = $1", actor.id, locale)


async def change_password(session: Session, actor: Actor, new: NewPassword, *, login_id: int | None) -> None:
    """For who knows the old one; every login but `login_id` ends, and so do links to a reset or another address."""
    account = await account_by_id(session, actor.id) if actor.id is not None else None
    if account is None:
        raise NotThere
    if not await passwords.fits(new.now_used, account.password_hash):
        raise Invalid({"now_used": _("This is not your present password.")})
    fault = await passwords.judged(new.wanted, account.name, account.email or "")
    if fault is not None:
        raise Invalid({"wanted": fault})
    kept = await passwords.hash_password(new.wanted)
    await session.fetchval("UPDATE users SET password_hash = $2 WHERE id = $1", account.id, kept)
    await end_all(session, account.id, but=login_id)
    await forget_tokens(session, account.id, "reset")
    await forget_waiting_address(session, account.id)
    await publish(session, PasswordChanged(actor_id=account.id, user_id=account.id, tokens_end=new.tokens_end))
