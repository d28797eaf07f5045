"""Labelling threads, keeping themes, and sending each week's list."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.outgoing import OutgoingRefused, parts_of
from forum.sealing import seal
from forum.threads.queries import visible_thread
from moderation.product.events import ProductLabelled, ProductWeekMailed, ProductWeekTold
from moderation.product.policy import may_label, may_send
from moderation.product.queries import sending, theme_of_id, themes

MOST_ADDRESSES = 20
ADDRESS = re.compile(r"[^@\s,;<>\"]{1,64}@[^@\s,;<>\"]+\.[^@\s,;<>\"]{2,}")
SPACES = re.compile(r"\s+")
MAKE = """
INSERT INTO product_themes (name, name_key, created_at) VALUES ($1, $2, $3)
ON CONFLICT (name_key) DO UPDATE SET closed_at = NULL RETURNING id
"""
LABEL = """
INSERT INTO product_labels (thread_id, theme_id, note, labelled_by_id, created_at)
SELECT $1, theme_id, $3, $4, $5 FROM unnest($2::bigint[]) AS given (theme_id)
ON CONFLICT (thread_id, theme_id) DO UPDATE SET note = excluded.note
"""
UNLABEL = "DELETE FROM product_labels WHERE thread_id = $1 AND theme_id <> ALL($2::bigint[])"
RENAME = "UPDATE product_themes SET name = $2, name_key = $3 WHERE id = $1"
TAKEN = "SELECT true FROM product_themes WHERE name_key = $1 AND id <> $2"
CLOSE = "UPDATE product_themes SET closed_at = CASE WHEN $2 THEN $3::timestamptz END WHERE id = $1"
KEEP = """
INSERT INTO product_sending (id, addresses, url, sealed_secret) VALUES (1, $1, $2, $3)
ON CONFLICT (id) DO UPDATE SET addresses = excluded.addresses, url = excluded.url,
    sealed_secret = CASE WHEN excluded.sealed_secret = '' AND product_sending.url = excluded.url
                         THEN product_sending.sealed_secret ELSE excluded.sealed_secret END
"""
WENT = "UPDATE product_sending SET sent_week = $1 WHERE id = 1 AND sent_week < $1 RETURNING id"


@dataclass(frozen=True, slots=True)
class Where:
    """Where each week's list goes; an empty secret keeps the one of the same address."""

    addresses: str
    url: str
    secret: str = ""


async def label_thread(
    session: Session, actor: Actor, thread_id: int, *, theme_ids: Collection[int], new_theme: str = "", note: str = ""
) -> None:
    """The thread says something of exactly these themes; a name that is new becomes one."""
    if not may_label(actor):
        raise NotThere
    thread = await visible_thread(session, actor, thread_id)
    wanted = set(theme_ids) & {row["id"] for row in await themes(session)}
    if name := SPACES.sub(" ", new_theme).strip():
        wanted.add(int(await session.fetchval(MAKE, name, name.casefold(), session.now)))
    await session.fetchval(UNLABEL, thread.id, sorted(wanted))
    await session.fetchval(LABEL, thread.id, sorted(wanted), note.strip(), actor.id, session.now)
    await publish(session, ProductLabelled(actor.id, thread.id, tuple(sorted(wanted))))


async def rename_theme(session: Session, actor: Actor, theme_id: int, name: str) -> None:
    if not may_label(actor):
        raise NotThere
    found, name = await theme_of_id(session, theme_id), SPACES.sub(" ", name).strip()
    if not name:
        raise Invalid({"name": _("Please give it a name.")})
    if await session.fetchval(TAKEN, name.casefold(), found["id"]):
        raise Invalid({"name": _("There is a theme of that name.")})
    await session.fetchval(RENAME, found["id"], name, name.casefold())


async def close_theme(session: Session, actor: Actor, theme_id: int, *, closed: bool) -> None:
    """Nothing new is labelled with it, until it is opened again."""
    if not may_label(actor):
        raise NotThere
    await session.fetchval(CLOSE, (await theme_of_id(session, theme_id))["id"], closed, session.now)


async def say_where(session: Session, actor: Actor, where: Where) -> None:
    """Invalid at the field for what is no address of mail or leads where nothing may be sent."""
    if not may_send(actor):
        raise NotThere
    lines = where.addresses.split()
    if len(lines) > MOST_ADDRESSES or not all(map(ADDRESS.fullmatch, lines)):
        raise Invalid({"addresses": _("Please write up to twenty addresses of mail, a line each.")})
    url = where.url.strip()
    try:
        if url:
            parts_of(url)
    except OutgoingRefused as refused:
        raise Invalid({"url": refused.message}) from None
    sealed = seal(session.bus.settings.signing_key(), "product", where.secret) if where.secret else ""
    await session.fetchval(KEEP, "\n".join(lines), url, sealed)


async def send_week(session: Session, actor: Actor | None, week: str) -> bool:
    """The list of that week is on its way, where it goes anywhere; by the clock each week goes once."""
    found, by = await sending(session), actor.id if actor else None
    if actor is not None and not may_send(actor):
        raise NotThere
    if not (found.lines or found.url) or (actor is None and not await session.fetchval(WENT, week)):
        return False
    mark = f"{week}:{session.now.timestamp():.0f}" if actor else week
    for address in found.lines:
        await publish(session, ProductWeekMailed(by, week, address, f"product:{mark}:{address}"))
    if found.url:
        await publish(session, ProductWeekTold(by, week))
    return True
