"""Adding a publisher, changing and removing it, and asking for something to be done with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, insert, update

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, Words
from forum.i18n import _
from forum.outgoing import OutgoingRefused, parts_of
from forum.sealing import seal
from kb_bridge.publishing.events import PublisherChanged, PublisherRunQueued
from kb_bridge.publishing.models import Publication, Publisher, PublisherRun
from kb_bridge.publishing.ports import port_of
from kb_bridge.publishing.queries.publishers import publisher_of_id, require_keeper

KINDS = ("git", "webhook", "zendesk", "confluence")
MOST_SETTING = 300
PURPOSE = "publishers"
PUBLISHED = "SELECT id FROM articles WHERE state = 'published' AND visibility = 'public' ORDER BY id LIMIT 5000"
OURS = """
SELECT id FROM articles WHERE state = 'published' AND visibility = 'public'
 UNION SELECT article_id FROM publications WHERE publisher_id = $1 AND gone_at IS NULL ORDER BY id LIMIT 5000
"""
ACTIVE = "SELECT id FROM publishers WHERE active ORDER BY id"
KNOWN = "SELECT EXISTS (SELECT FROM publications WHERE publisher_id = $1 AND article_id = $2)"
PUBLIC = "SELECT state = 'published' AND visibility = 'public' FROM articles WHERE id = $1"
WAITING = """
SELECT id FROM publisher_runs WHERE publisher_id = $1 AND deed = $2 AND dry = $3 AND state = 'waiting'
   AND article_id IS NOT DISTINCT FROM $4 AND created_at > $5::timestamptz - interval '5 seconds'
"""


@dataclass(frozen=True, slots=True)
class Keep:
    """What an admin typed; an empty secret keeps the one that is there."""

    kind: str
    name: str
    settings: Mapping[str, str]
    secret: str = ""
    active: bool = True


async def save_publisher(session: Session, actor: Actor, keep: Keep, *, publisher_id: int | None = None) -> int:
    """Returns its id; Invalid at the fields that are missing or lead where nothing may be sent."""
    require_keeper(actor)
    before = await publisher_of_id(session, actor, publisher_id) if publisher_id is not None else None
    kind = before.kind if before else keep.kind
    if kind not in KINDS:
        raise Invalid({"kind": _("Please choose where to.")})
    settings = {each.name: keep.settings.get(each.name, "").strip() for each in port_of(kind).settings}
    stays = before is not None and before.has_secret and host_of(before.settings) == host_of(settings)
    check(kind, keep, settings, has_secret=stays)
    values: dict[str, object] = {"name": keep.name.strip(), "settings": settings, "active": keep.active}
    if secret := keep.secret.strip():
        values["secret"] = seal(session.bus.settings.signing_key(), PURPOSE, secret)
    if before:
        await session.execute(update(Publisher).where(Publisher.id == before.id).values(**values))
        if before.settings != settings:  # what stands where it was says nothing of where it goes now
            sent = update(Publication).where(Publication.publisher_id == before.id)
            moved = host_of(before.settings) != host_of(settings)
            await session.execute(sent.values(fingerprint="", **({"gone_at": session.now} if moved else {})))
        found = before.id
        if keep.active and not before.active:  # what changed meanwhile follows
            for row in await session.fetch(OURS, found):
                await queue(session, actor.id, found, deed="publish", article_id=row["id"])
    else:
        made = insert(Publisher).values(kind=kind, created_at=session.now, **values)
        found = int(await session.scalar(made.returning(Publisher.id)))
    await publish(session, PublisherChanged(actor.id, found))
    return found


def host_of(settings: Mapping[str, str]) -> tuple[str, str]:
    """Whom a secret is for: it never goes along to somebody else."""
    scheme, _sep, rest = settings.get("url", "").partition("://")
    return scheme.lower(), rest.partition("/")[0].lower()


def check(kind: str, keep: Keep, settings: Mapping[str, str], *, has_secret: bool) -> None:
    errors: dict[str, Words] = {}
    port = port_of(kind)
    for each in port.settings:
        if each.required and not settings[each.name]:
            errors[each.name] = _("Please fill this in.")
        elif len(settings[each.name]) > MOST_SETTING:
            errors[each.name] = _("Please keep this under %(most)s characters.", most=MOST_SETTING)
    if not keep.name.strip():
        errors["name"] = _("Please give it a name.")
    if port.secret_label and not keep.secret.strip() and not has_secret:
        errors["secret"] = _("Please give the secret of this address.")
    if "url" not in errors and settings.get("url"):
        try:
            parts_of(settings["url"])
        except OutgoingRefused as refused:
            errors["url"] = refused.message
    if errors:
        raise Invalid(errors)


async def remove_publisher(session: Session, actor: Actor, publisher_id: int) -> None:
    """With the memory of what stands there; the articles there stay as they are."""
    found = await publisher_of_id(session, actor, publisher_id)
    await session.execute(delete(Publisher).where(Publisher.id == found.id))
    await publish(session, PublisherChanged(actor.id, found.id))


async def try_publisher(session: Session, actor: Actor, publisher_id: int) -> None:
    """A dry run of the newest article: says what would be sent, and changes nothing there."""
    found = await publisher_of_id(session, actor, publisher_id)
    newest = await session.fetchval(f"SELECT max(id) FROM ({PUBLISHED}) AS those")  # noqa: S608
    await queue(session, actor.id, found.id, deed="try", article_id=newest)


async def publish_all(session: Session, actor: Actor, publisher_id: int) -> int:
    """Every public article is brought there, or brought up to date. Returns how many."""
    found = await publisher_of_id(session, actor, publisher_id)
    ids = [row["id"] for row in await session.fetch(PUBLISHED)]
    for article_id in ids:
        await queue(session, actor.id, found.id, deed="publish", article_id=article_id)
    return len(ids)


async def pull_publisher(session: Session, actor: Actor, publisher_id: int) -> None:
    found = await publisher_of_id(session, actor, publisher_id)
    await queue(session, actor.id, found.id, deed="pull")


async def bring_everywhere(session: Session, article_id: int) -> None:
    """For the bridge's own work: an article is new, changed or gone. What readers never saw goes nowhere."""
    public = await session.fetchval(PUBLIC, article_id)
    for row in await session.fetch(ACTIVE):
        if public or await session.fetchval(KNOWN, row["id"], article_id):
            await queue(session, None, row["id"], deed="publish", article_id=article_id)


async def pull_everywhere(session: Session) -> None:
    for row in await session.fetch(ACTIVE):
        await queue(session, None, row["id"], deed="pull")


async def queue(
    session: Session, actor_id: int | None, publisher_id: int, *, deed: str, article_id: int | None = None
) -> None:
    """To be done after the commit, once; what was asked for a moment ago and waits is not asked for again."""
    dry = deed == "try"
    if await session.fetchval(WAITING, publisher_id, deed, dry, article_id, session.now) is not None:
        return
    values = {"publisher_id": publisher_id, "article_id": article_id, "deed": deed, "dry": dry}
    made = insert(PublisherRun).values(created_at=session.now, **values).returning(PublisherRun.id)
    run_id = int(await session.scalar(made))
    told = await publish(session, PublisherRunQueued(actor_id, run_id))
    await session.execute(update(PublisherRun).where(PublisherRun.id == run_id).values(event_id=told.id))
