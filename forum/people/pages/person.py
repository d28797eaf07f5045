"""The page of one person: who they are here, what they asked and answered; and the directory."""

from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.database import Session
from forum.i18n import _
from forum.people.policy import may_see_standing
from forum.people.queries import PersonRow, most_reputed, person_named
from forum.people.structured import profile_page
from forum.people.wording import last_seen
from forum.threads.excerpts import excerpt
from forum.threads.queries import Filter, thread_rows
from forum.threads.queries.authors import AuthorCounts, answers_by, author_counts, fields_of
from forum.unread.queries import news_of_rows
from forum.web.house import actor_of, house
from forum.web.machines import ForMachines, in_graph
from forum.web.paging import Cursor, encode
from forum.web.replies import moved
from forum.web.slots import fill_slot
from forum.web.templating import Islands, public_page

THIN = 2  # posts below which a page without a word about the person is nothing for search engines
ISLANDS = "forum/people/_person_islands.html"


async def questions(request: Request) -> Response:
    """What the person has asked or opened, as far as the reader may see it; of somebody who only answers, that."""
    actor, cursor = actor_of(request), Cursor.read(request, int, int)
    async with house(request).database.reading() as session:
        person = await person_named(session, request.path_params["name"])
        if person.name != request.path_params["name"]:
            return moved(person.url)
        found = await thread_rows(session, actor, only=Filter(author_id=person.id), at=cursor)
        values = {
            "threads": found.rows,
            "next_url": cursor.next_url(*found.next) if found.next else None,
            "previous_url": cursor.previous_url(*found.previous) if found.previous else None,
            "here": person.url,
        }
        if not found.rows:
            values = await answers_shown(request, session, person) or values
        return await shown(request, session, person, values)


async def answers(request: Request) -> Response:
    """What the person has answered, the newest first."""
    async with house(request).database.reading() as session:
        person = await person_named(session, request.path_params["name"])
        if person.name != request.path_params["name"]:
            return moved(f"{person.url}/answers")
        values = await answers_shown(request, session, person)
        empty: dict[str, Any] = {"answers": [], "next_url": None, "previous_url": None, "here": f"{person.url}/answers"}
        return await shown(request, session, person, values or empty)


async def answers_shown(request: Request, session: Session, person: PersonRow) -> dict[str, Any]:
    """A page of the person's answers; nothing where the reader sees none."""
    cursor = Cursor.read(request, datetime, int)
    found = await answers_by(session, actor_of(request), person.id, after=cursor.values, before=cursor.before)
    if not found.rows:
        return {}
    here, first, last = f"{person.url}/answers", found.rows[0], found.rows[-1]
    return {
        "answers": [(row, excerpt(row.body_html)) for row in found.rows],
        "next_url": f"{here}?after={encode(last.created_at, last.id)}" if found.has_older else None,
        "previous_url": f"{here}?before={encode(first.created_at, first.id)}" if found.has_newer else None,
        "here": here,
    }


async def shown(request: Request, session: Session, person: PersonRow, values: dict[str, Any]) -> Response:
    actor, here = actor_of(request), house(request)
    counts = await author_counts(session, actor, person.id)
    fields = await fields_of(session, actor, person.id)
    subject = {"person": person, "user_id": person.id, "name": person.name, "here": request.url.path}
    shared = {
        **values,
        "person": person,
        "counts": counts,
        "tags_known": [(each.name, each.answers) for each in fields if each.kind == "tag"],
        "helps_in": [each for each in fields if each.kind == "category"],
        "last_seen": last_seen([person.seen_at, counts.last_at], session.now),
        "machines": machines_of(request, person, counts, values["here"]),
        "tabs": [
            (person.url, _("Questions"), counts.threads),
            (f"{person.url}/answers", _("Answers"), counts.answers),
        ],
    }
    threads = [each.id for each in values.get("threads", ())] + [
        each.thread_id for each, _ in values.get("answers", ())
    ]
    own = {
        "row_news_of": await news_of_rows(session, actor, threads),
        "panel": await fill_slot(here, session, actor, "user_panel", subject),
        "more_tabs": await fill_slot(here, session, actor, "user_tabs", subject),
        "standing": standing_of(actor, person, session.now),
        "is_me": actor.id == person.id,
        "person": person,
    }
    return public_page(request, "forum/people/person.html", shared, islands=Islands(ISLANDS, own))


def machines_of(request: Request, person: PersonRow, counts: AuthorCounts, here: str) -> ForMachines:
    """Who has written next to nothing that everybody may read is not to be found, nor are further pages and lists."""
    thin = not person.bio_html and counts.threads + counts.answers < THIN
    base_url, first = house(request).settings.base_url, not {"after", "before"} & set(request.query_params)
    about = profile_page(person, threads=counts.threads, answers=counts.answers, base_url=base_url)
    return ForMachines(
        person.display_name, excerpt(person.bio_html) or person.display_name, base_url + here,
        indexed=first and here == person.url and not thin, kind="profile",
        feed=f"{person.url}/feed.atom", data=(in_graph(about),),
    )  # fmt: skip


def standing_of(actor: Actor, person: PersonRow, now: datetime) -> dict[str, datetime]:
    """Until when the person is suspended or silenced, for those who may know."""
    if not may_see_standing(actor):
        return {}
    until = {"suspended": person.suspended_until, "silenced": person.silenced_until}
    return {name: moment for name, moment in until.items() if moment is not None and moment > now}


async def directory(request: Request) -> Response:
    """The people whose help was worth most."""
    async with house(request).database.reading() as session:
        people = await most_reputed(session)
    canonical = house(request).settings.base_url + "/people"
    return public_page(request, "forum/people/directory.html", {"people": people, "canonical": canonical})
