"""Taking a picture in, noting what uses it, and clearing away what nothing does."""

import base64
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

import anyio
import anyio.to_thread
from sqlalchemy import delete, exists, insert, update
from sqlalchemy.dialects.postgresql import insert as pg_insert

from forum.accounts.queries import actor_by_id
from forum.actor import Actor
from forum.bus import publish
from forum.database import Database, Session
from forum.pictures import names_in
from forum.settings import Settings
from forum.threads.refusals import require
from forum.uploads import policy
from forum.uploads.events import PictureUploaded
from forum.uploads.models import Upload, UploadUse
from forum.uploads.places import store_of
from forum.uploads.queries import stale_uploads, text_of, uses_in, visible_uploads

if TYPE_CHECKING:
    from forum.uploads.decoding import Picture

KEPT_UNUSED = timedelta(hours=48)
AT_ONCE = 1  # pictures that are decoded at the same time: each may take 160 MB
MOST_PRUNED = 500
_TURNS: list[anyio.CapacityLimiter] = []


async def decode(content: bytes) -> "Picture":
    """The picture in these bytes, decoded while other requests go on; Invalid where there is none."""
    from forum.uploads.decoding import decoded  # Pillow is not loaded before somebody has a picture

    if not _TURNS:
        _TURNS.append(anyio.CapacityLimiter(AT_ONCE))
    return await anyio.to_thread.run_sync(decoded, content, limiter=_TURNS[0])


async def keep_picture(session: Session, settings: Settings, actor: Actor, picture: "Picture") -> str:
    """The address under which it is kept; nobody but the actor sees it yet."""
    require(policy.may_upload(actor, session.now), actor, session.now)
    secret = base64.b32encode(secrets.token_bytes(20)).decode().lower()[:26]
    name = f"{secret}-{picture.width}x{picture.height}.{picture.ending}"
    await store_of(settings).put(name, picture.content)
    values = {"name": name, "uploader_id": actor.id, "size": len(picture.content)}
    moments = {"created_at": session.now, "unused_since": session.now}
    upload_id = await session.scalar(insert(Upload).values(**values, **moments).returning(Upload.id))
    await publish(session, PictureUploaded(actor.id, upload_id, len(picture.content)))
    return f"/uploads/{name}"


async def note_uses(session: Session, actor_id: int | None, kind: str, object_id: int, *, fresh: bool) -> None:
    """What a text shows now is used by it, what it no longer shows is not; `fresh` for one that has just begun."""
    names = names_in(await text_of(session, kind, object_id))
    before = set() if fresh else await uses_in(session, kind, object_id)
    if not names and not before:
        return
    actor = await actor_by_id(session, actor_id) if actor_id is not None else None
    now = set(await visible_uploads(session, actor, names)) if actor and names else set()
    await add_uses(session, kind, object_id, sorted(now - before))
    await end_uses(session, kind, object_id, sorted(before - now))


async def add_uses(session: Session, kind: str, object_id: int, ids: list[int]) -> None:
    if ids:
        rows = [{"upload_id": each, "kind": kind, "object_id": object_id} for each in ids]
        await session.execute(pg_insert(UploadUse).values(rows).on_conflict_do_nothing())
        await session.execute(update(Upload).where(Upload.id.in_(ids)).values(unused_since=None))


async def end_uses(session: Session, kind: str, object_id: int, ids: list[int]) -> None:
    if ids:
        this = (UploadUse.upload_id.in_(ids), UploadUse.kind == kind, UploadUse.object_id == object_id)
        await session.execute(delete(UploadUse).where(*this))
        unused = ~exists().where(UploadUse.upload_id == Upload.id)
        await session.execute(update(Upload).where(Upload.id.in_(ids), unused).values(unused_since=session.now))


async def prune_uploads(database: Database, settings: Settings) -> None:
    """The file goes first: broken off between the two, the row is still there to try again."""
    async with database.writing() as session:
        stale = await stale_uploads(session, session.now - KEPT_UNUSED, MOST_PRUNED)
        for _upload_id, name in stale:
            await store_of(settings).take_away(name)
        await session.execute(delete(Upload).where(Upload.id.in_([upload_id for upload_id, _name in stale])))
