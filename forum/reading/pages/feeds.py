"""The same lists as Atom feeds; a feed holds what a visitor may read, whoever asks."""

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import VISITOR
from forum.database import Session
from forum.i18n import gettext, ngettext
from forum.people.queries import person_named
from forum.reading.feeds import MEDIA_TYPE, Entry, Feed, atom, whole_addresses
from forum.reading.lists import TABS, chosen_view
from forum.reading.pages.lists import Place, category_place, home_place, tag_place
from forum.reading.wording import titled
from forum.threads.queries import Filter, opening_posts, thread_rows
from forum.threads.rows import PostRow, ThreadRow
from forum.web.house import house
from forum.web.unchanged import unless_unchanged

NOTHING_YET = datetime(2000, 1, 1, tzinfo=UTC)  # when an empty feed changed: the same each time it is asked


async def home_feed(request: Request) -> Response:
    async with house(request).database.reading() as session:
        return await shown(request, session, home_place(request))


async def category_feed(request: Request) -> Response:
    async with house(request).database.reading() as session:
        return await shown(request, session, await category_place(session, VISITOR, request.path_params["slug"]))


async def tag_feed(request: Request) -> Response:
    async with house(request).database.reading() as session:
        return await shown(request, session, await tag_place(session, VISITOR, request.path_params["name"]))


async def person_feed(request: Request) -> Response:
    """What one person has asked or opened."""
    async with house(request).database.reading() as session:
        person = await person_named(session, request.path_params["name"])
        place = Place(f"/u/{quote(person.name)}", person.display_name, "", Filter(author_id=person.id))
        return await shown(request, session, place)


async def shown(request: Request, session: Session, place: Place) -> Response:
    """`?view=unanswered` and the other tabs work here, too. Feed readers carry no cookies, so nobody is signed in."""
    settings = house(request).settings
    view = chosen_view(request.query_params.get("view", ""))
    rows = (await thread_rows(session, VISITOR, view, only=replace(place.only or Filter(), real=True))).rows
    openings = await opening_posts(session, VISITOR, [row.id for row in rows])
    query = "" if view == "newest" else f"?view={view}"
    heading = str(place.heading) if view == "newest" else f"{place.heading}: {TABS[view]}"
    feed = Feed(
        title=f"{heading} · {house(request).site.name}",
        page_url=settings.base_url + place.url + query,
        feed_url=settings.base_url + place.feed_url + query,
        updated=max((row.last_activity_at for row in rows), default=NOTHING_YET),
    )
    made = atom(feed, [entry(row, openings.get(row.id), settings.base_url) for row in rows])
    return unless_unchanged(request, made, MEDIA_TYPE)


def entry(row: ThreadRow, opening: PostRow | None, base_url: str) -> Entry:
    return Entry(
        url=base_url + row.url,
        title=titled(row.title, solved=row.solved_at is not None),
        author=row.author_display or row.author_name or gettext("Deleted account"),
        category=row.category_name,
        tags=tuple(row.tags),
        published=row.created_at,
        updated=row.last_activity_at,
        summary=ngettext("%(count)s answer", "%(count)s answers", row.answer_count) % {"count": row.answer_count},
        html=whole_addresses(opening.body_html, base_url) if opening else "",
        author_url=f"{base_url}/u/{quote(row.author_name)}" if row.author_name else "",
    )
