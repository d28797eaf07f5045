"""Home, category, tag and tags: lists of threads, the same for all readers but for the follow button."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from forum.actor import VISITOR, Actor
from forum.categories.queries import visible_categories, visible_category
from forum.database import Session
from forum.errors import Words
from forum.following.queries import chosen_level
from forum.i18n import _
from forum.reading.lists import TABS, chosen_languages, chosen_view, nothing_in, tab_links, view_url
from forum.reading.pages.viewing import note_reader
from forum.threads.queries import Filter, popular_tags, tag_row, tag_rows, thread_rows
from forum.unread.queries import news_of_rows
from forum.web.house import actor_of, house
from forum.web.machines import ForMachines
from forum.web.paging import Cursor
from forum.web.slots import fill_slot
from forum.web.templating import Islands, often_page, public_page

POPULAR_TAGS = 20
TAGS_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Subject:
    """What a list is about: a category or a tag."""

    kind: str
    id: int
    slug: str


@dataclass(frozen=True, slots=True)
class Place:
    """A list of threads: its address, its words and which threads are in it."""

    url: str
    heading: Words
    description: Words
    only: Filter
    ask_url: str = "/ask"
    subject: Subject | None = None

    @property
    def feed_url(self) -> str:
        return f"{self.url.rstrip('/')}/feed.atom"


def home_place(request: Request) -> Place:
    site = house(request).site
    words = site.welcome or _("Ask, answer, and find what others have solved at %(name)s.", name=site.name)
    return Place("/", _("Questions"), words, Filter())


async def category_place(session: Session, actor: Actor, slug: str) -> Place:
    """NotThere for a category that the actor may not read."""
    category = await visible_category(session, actor, slug)
    return Place(
        f"/c/{category.slug}",
        category.name,
        category.description,
        Filter(category_id=category.id),
        ask_url="/ask?" + urlencode({"category": category.id}),
        subject=Subject("category", category.id, category.slug),
    )


async def tag_place(session: Session, actor: Actor, name: str) -> Place:
    """NotThere for a tag without a thread that the actor may read."""
    tag = await tag_row(session, actor, name)
    description = tag.description or _("Questions about %(tag)s.", tag=tag.name)
    subject = Subject("tag", tag.id, tag.name)
    ask_url = "/ask?" + urlencode({"tags": tag.name})
    return Place(f"/tags/{quote(tag.name)}", tag.name, description, Filter(tag=tag.name), ask_url, subject)


async def home(request: Request) -> Response:
    async with house(request).database.reading() as session:
        return await shown(request, session, home_place(request))


async def category(request: Request) -> Response:
    async with house(request).database.reading() as session:
        place = await category_place(session, actor_of(request), request.path_params["slug"])
        return await shown(request, session, place)


async def tag(request: Request) -> Response:
    async with house(request).database.reading() as session:
        place = await tag_place(session, actor_of(request), request.path_params["name"])
        return await shown(request, session, place)


async def shown(request: Request, session: Session, place: Place) -> Response:
    actor, view = actor_of(request), chosen_view(request.query_params.get("view", ""))
    cursor = Cursor.read(request, int, int)
    languages = chosen_languages(request.query_params.get("in", ""))
    found = await thread_rows(session, actor, view, only=replace(place.only, languages=languages), at=cursor)
    shared = {
        **words_of(place, view, languages=languages),
        "works_place": place.subject.id if place.subject and place.subject.kind == "category" else 0,
        "threads": found.rows,
        "machines": machines_of(request, place, view, indexed=bool(found.rows) and found.previous is None),
        "next_url": cursor.next_url(*found.next) if found.next else None,
        "previous_url": cursor.previous_url(*found.previous) if found.previous else None,
        "categories": await visible_categories(session, actor),
        "popular_tags": await popular_tags(session, actor, POPULAR_TAGS),
        "beside": await beside_tag(request, session, place.subject),
    }

    async def islands() -> Islands:
        own = await follow_state(session, actor, place.subject)
        own["reads_url"] = view_url(place.url, view, () if languages else actor.reads)
        own["reads_only"] = bool(languages)
        own["row_news_of"] = await news_of_rows(session, actor, [row.id for row in found.rows])
        if actor.is_signed_in and place.url == "/" and cursor.values is None:
            own["home_cards"] = await fill_slot(house(request), session, actor, "home_cards", {})
        return Islands(ISLANDS, own)

    seen = note_reader if actor.is_signed_in else None
    return await often_page(request, "forum/reading/list.html", shared, islands, visitors=place.subject, then=seen)


async def beside_tag(request: Request, session: Session, subject: Subject | None) -> list[Markup]:
    """What packages show of a tag to everybody."""
    if subject is None or subject.kind != "tag":
        return []
    return await fill_slot(house(request), session, VISITOR, "tag_aside", {"id": subject.id, "name": subject.slug})


ISLANDS = "forum/reading/_list_islands.html"


def feed_query(view: str) -> str:
    return "" if view == "newest" else f"?view={view}"


def machines_of(request: Request, place: Place, view: str, *, indexed: bool) -> ForMachines:
    """The most viewed are the others in another order: their page is the newest ones'."""
    base_url = house(request).settings.base_url
    title = str(place.heading) if view == "newest" else f"{place.heading}: {TABS[view]}"
    return ForMachines(
        title, str(place.description), base_url + view_url(place.url, "newest" if view == "viewed" else view),
        indexed=indexed, feed=place.feed_url + feed_query(view),
    )  # fmt: skip


def words_of(place: Place, view: str, *, languages: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "heading": place.heading,
        "title": place.heading,
        "description": place.description,
        "feed_url": place.feed_url + feed_query(view),
        "view_tabs": tab_links(place.url, languages),
        "here": view_url(place.url, view, languages),
        "subject": place.subject,
        "nothing": nothing_in(view, place.ask_url),
    }


async def follow_state(session: Session, actor: Actor, subject: Subject | None) -> dict[str, Any]:
    if subject is None or not actor.is_signed_in:
        return {"subject": subject, "follow_level": None, "home_cards": []}
    level = await chosen_level(session, actor, subject.kind, subject.id)
    return {"subject": subject, "follow_level": level, "home_cards": []}


async def tags(request: Request) -> Response:
    wanted = " ".join(request.query_params.get("q", "").lower().split())[:60]
    async with house(request).database.reading() as session:
        known = await tag_rows(session, actor_of(request), 5000 if wanted else TAGS_SHOWN + 1)
    found = [row for row in known if wanted in row.name]
    shared = {
        "tags": found[:TAGS_SHOWN],
        "more": len(found) > TAGS_SHOWN,
        "wanted": wanted,
        "canonical": house(request).settings.base_url + "/tags",
    }
    return public_page(request, "forum/reading/tags.html", shared)
