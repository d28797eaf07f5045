"""Links, mentions and "in reply to" of a batch of posts, led to the addresses that they have here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from forum.database import Session
from forum.importing.actions.archive.work import ArchiveWork
from forum.importing.links import Place, led, places_in, renamed_mentions
from forum.threads.rows import thread_url

if TYPE_CHECKING:
    from forum.importing.actions.archive.entries import Placed

SLUGS = "SELECT id, slug FROM threads WHERE id = ANY($1::bigint[])"
AUTHORS = """
SELECT p.id, coalesce(u.name, p.author_label) AS name FROM posts p LEFT JOIN users u ON u.id = p.author_id
WHERE p.id = ANY($1::bigint[])
"""


class NewAddresses:
    """Where the places of the old forum are now."""

    def __init__(self, work: ArchiveWork):
        self.work = work
        self.threads: dict[int, str] = {}
        self.posts: dict[str, int] = {}
        self.own_posts: dict[int, int] = {}
        self.categories: dict[int, str] = {}

    async def learn(self, session: Session, places: Sequence[Place], *, fresh: Sequence["Placed"]) -> None:
        work = self.work
        threads = await work.known(session, "thread", [place.topic for place in places])
        slugs = {row["id"]: row["slug"] for row in await session.fetch(SLUGS, list(threads.values()))}
        self.threads = {old: thread_url(new, slugs[new]) for old, new in threads.items() if new in slugs}
        self.posts = await work.known(session, "post", [place.post or None for place in places])
        self.posts |= {each.old.id: each.id for each in fresh}
        self.own_posts = await work.known(session, "post id", [place.post_id for place in places])
        self.own_posts |= {each.old.own_id: each.id for each in fresh if each.old.own_id is not None}
        if any(place.category for place in places):
            rows = await session.fetch(
                "SELECT id, slug FROM categories WHERE id = ANY($1::bigint[])", [*work.categories.values()]
            )
            self.categories = {row["id"]: row["slug"] for row in rows}

    def now(self, place: Place) -> str | None:
        if place.post_id is not None and place.post_id in self.own_posts:
            post_id = self.own_posts[place.post_id]
            return f"{self.threads[place.topic]}#post-{post_id}" if place.topic in self.threads else f"/p/{post_id}"
        if place.post in self.posts and not place.post.endswith("/1"):
            return f"/p/{self.posts[place.post]}"
        if place.topic is not None:
            return self.threads.get(place.topic)
        if place.user:
            return f"/u/{quote(self.work.renamed.get(place.user, place.user))}"
        category = self.categories.get(self.work.categories.get(place.category, 0))
        return f"/c/{category}" if category else None


async def with_new_addresses(session: Session, work: ArchiveWork, placed: Sequence["Placed"]) -> None:
    """Puts the Markdown of each post in order. A link to a post that comes later leads to its thread."""
    made = await work.bodies.markdown([each.old.html for each in placed])
    for each, markdown in zip(placed, made, strict=True):
        each.old.md = markdown or each.old.md
    addresses = NewAddresses(work)
    found = [place for each in placed for place in places_in(each.old.md, work.host)]
    replied = [Place(post=f"{each.old.topic_id}/{each.old.reply_to}") for each in placed if each.old.reply_to]
    await addresses.learn(session, [*found, *replied], fresh=placed)
    authors = await authors_of(session, addresses, replied, placed)
    tally = work.tally("posts")
    for each in placed:
        each.old.md, told = led(each.old.md, work.host, addresses.now)
        tally.notes.update(told)
        each.old.md = renamed_mentions(each.old.md, work.renamed)
        each.old.md = with_reply(each.old, addresses.posts, authors)


async def authors_of(
    session: Session, addresses: NewAddresses, replied: Sequence[Place], placed: Sequence["Placed"]
) -> dict[int, str]:
    """Who wrote the posts that others reply to."""
    wanted = [addresses.posts[place.post] for place in replied if place.post in addresses.posts]
    rows = await session.fetch(AUTHORS, wanted) if wanted else []
    names = {row["id"]: row["name"] for row in rows}
    here = {each.id: addresses.work.renamed.get(each.old.user or "", each.old.user or each.old.author)
            for each in placed}  # fmt: skip
    return {**here, **names}


def with_reply(old: Any, posts: dict[str, int], authors: dict[int, str]) -> str:
    """A first line that leads to the post replied to, unless the reply quotes it anyway or it opens the thread."""
    target = posts.get(f"{old.topic_id}/{old.reply_to}") if old.reply_to and old.reply_to > 1 else None
    if target is None or f"](/p/{target})" in old.md:
        return str(old.md)
    name = (authors.get(target) or "").replace("[", "").replace("]", "")
    return f"[↩ {name}](/p/{target})\n\n{old.md}"
