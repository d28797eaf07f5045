"""The same lists as Atom feeds; a feed holds what a visitor may read, whoever asks."""

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import VISITOR
from forum.database import Session
from forum.i18n import gettext, ngettext
from forum.reading.feeds import MEDIA_TYPE, Entry, Feed, atom
from forum.reading.lists import chosen_view
from forum.reading.pages.lists import Place, category_place, home_place, tag_place
from forum.reading.wording import titled
from forum.threads.queries import thread_rows
from forum.threads.rows import ThreadRow
from forum.web.house import house


async def home_feed(request: Request) -> Response:
    async with house(request).database.reading() as session:
        return await shown(request, session, home_place(request))


async def category_feed(request: Request) -> Response:
    async with house(request).database.reading() as session:
        return await shown(request, session, await category_place(session, VISITOR, request.path_params["slug"]))


async def tag_feed(request: Request) -> Response:
    async with house(request).database.reading() as session:
        return await shown(request, session, await tag_place(session, VISITOR, request.path_params["name"]))


async def shown(request: Request, session: Session, place: Place) -> Response:
    """`?view=unanswered` and the other tabs work here, too. Feed readers carry no cookies, so nobody is signed in."""
    settings = house(request).settings
    view = chosen_view(request.query_params.get("view", ""))
    rows = (await thread_rows(session, VISITOR, view, only=place.only)).rows
    query = "" if view == "newest" else f"?view={view}"
    feed = Feed(
        title=f"{place.heading} · {house(request).site.name}",
        page_url=settings.base_url + place.url + query,
        feed_url=settings.base_url + place.feed_url + query,
        updated=max((row.last_activity_at for row in rows), default=session.now),
    )
    return Response(atom(feed, [entry(row, settings.base_url) for row in rows]), media_type=MEDIA_TYPE)


def entry(row: ThreadRow, base_url: str) -> Entry:
    return Entry(
        url=base_url + row.url,
        title=titled(row.title, solved=row.solved_at is not None),
        author=row.author_display or row.author_name or gettext("Deleted account"),
        category=row.category_name,
        tags=tuple(row.tags),
        published=row.created_at,
        updated=row.last_activity_at,
        summary=ngettext("%(count)s answer", "%(count)s answers", row.answer_count) % {"count": row.answer_count},
    )
