"""Keeping a draft, settling it, throwing it away."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from forum.actor import Actor
from forum.database import Database, Session
from forum.drafts.models import Draft
from forum.drafts.places import is_place
from forum.drafts.policy import MOST_DRAFTS, may_keep_drafts
from forum.drafts.queries import draft_count, is_sent, own_draft
from forum.drafts.rows import DraftRow
from forum.errors import Invalid, Refused, SignInNeeded
from forum.i18n import _
from forum.settings import Settings

KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Typed:
    """What a device wants kept: `version` is the saving that it began from (0 for none), `form_key` the form's own."""

    fields: dict[str, str]
    version: int = 0
    form_key: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """The version that is kept now; `other` is set where nothing was written, because another device was faster."""

    version: int
    other: DraftRow | None = None


async def save_draft(session: Session, actor: Actor, place: str, typed: Typed) -> Kept:
    """The draft of this place is what was typed; an empty text leaves none. Nothing is overwritten unseen."""
    if not may_keep_drafts(actor):
        raise SignInNeeded
    if not is_place(place):
        raise Invalid({"": _("There is nothing to write here.")})
    before = await own_draft(session, actor, place, lock=True)  # which waits for whoever is just posting it
    if typed.form_key and await is_sent(session, actor, typed.form_key):
        return Kept(0)
    if before and before.fields == typed.fields:
        return Kept(before.version)
    if before and before.version != typed.version:
        return Kept(before.version, other=before)
    if not typed.fields:
        await settle_draft(session, actor, place)
        return Kept(0)
    if before is None and await draft_count(session, actor) >= MOST_DRAFTS:
        raise Refused(_("You have too many drafts. Please discard some of them first."))
    return await write(session, actor, place, typed)


async def write(session: Session, actor: Actor, place: str, typed: Typed) -> Kept:
    """Two first savings at once: the row of the faster one stands, and the slower one hears of it."""
    values = {"fields": typed.fields, "version": typed.version + 1, "saved_at": session.now}
    statement = insert(Draft).values(user_id=actor.id, place=place, **values)
    ours = Draft.version == typed.version
    statement = statement.on_conflict_do_update(index_elements=["user_id", "place"], set_=values, where=ours)
    version = await session.scalar(statement.returning(Draft.version))
    if version is None:
        other = await own_draft(session, actor, place)
        return Kept(other.version if other else 0, other)
    return Kept(version)


async def settle_draft(session: Session, actor: Actor, place: str) -> None:
    """What was begun there is done with: called where it is posted, in the same transaction, also the second time."""
    if actor.id is not None:
        await session.execute(delete(Draft).where(Draft.user_id == actor.id, Draft.place == place))


async def prune_drafts(database: Database, _settings: Settings) -> None:
    """A draft that nobody has touched for 30 days goes."""
    async with database.writing() as session:
        await session.execute(delete(Draft).where(Draft.saved_at < session.now - KEPT_FOR))
