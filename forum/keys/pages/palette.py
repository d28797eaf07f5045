"""Go to: pages, what can be done from anywhere, questions and people, found as one types. Works as a page, too."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.categories.queries import visible_categories
from forum.database import Session
from forum.keys.naming import matches, places_for
from forum.people.queries import people_called
from forum.search.queries import threads_titled
from forum.threads.queries import thread_rows
from forum.web.bodies import cleaned
from forum.web.house import actor_of, address_of, house
from forum.web.limits import allow
from forum.web.templating import page

LONGEST = 80  # characters
MOST_PLACES, MOST_THREADS, MOST_PEOPLE, MOST_CATEGORIES = 14, 6, 4, 4
VISITORS_A_MINUTE, USERS_A_MINUTE = 60, 150  # a request for every few letters


async def palette(request: Request) -> Response:
    """`?q=` is what has been typed so far; without it the page offers the places and what is talked about now."""
    text, actor = " ".join(cleaned(request.query_params.get("q", ""))[:LONGEST].split()), actor_of(request)
    places = [each for each in places_for(house(request).extensions, actor) if matches(str(each.label), text)]
    values: dict[str, Any] = {
        "query": text,
        "longest": LONGEST,
        "places": [place for place in places if not place.is_deed][:MOST_PLACES],
        "deeds": [place for place in places if place.is_deed],
        **(await found(request, actor, text) if text else await recent(request, actor)),
    }
    response = page(request, "forum/keys/palette.html", values)
    response.headers["cache-control"] = "private, no-store"
    return response


async def recent(request: Request, actor: Actor) -> dict[str, Any]:
    async with house(request).database.reading() as session:
        listed = await thread_rows(session, actor, "active")
    return {"threads": listed.rows[:MOST_THREADS], "people": [], "categories": []}


async def found(request: Request, actor: Actor, text: str) -> dict[str, Any]:
    await count(request, actor)
    async with house(request).database.reading() as session:
        return {
            "threads": await threads_titled(session, actor, text, MOST_THREADS),
            "people": await people_called(session, text, MOST_PEOPLE),
            "categories": await categories_named(session, actor, text),
        }


async def count(request: Request, actor: Actor) -> None:
    who, times = (str(actor.id), USERS_A_MINUTE) if actor.is_signed_in else (address_of(request), VISITORS_A_MINUTE)
    async with house(request).database.writing() as session:
        session.writes_unseen()
        await allow(session, "palette", who, times=times, seconds=60)


async def categories_named(session: Session, actor: Actor, text: str) -> list[Any]:
    return [each for each in await visible_categories(session, actor) if matches(each.name, text)][:MOST_CATEGORIES]
