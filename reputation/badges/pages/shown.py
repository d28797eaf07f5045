"""All badges, one of them with those who have it, and the badges of a person."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.database import Session
from forum.i18n import Message
from forum.people.queries import person_named
from forum.web.house import actor_of, house
from forum.web.paging import Cursor
from forum.web.replies import moved
from forum.web.templating import Islands, page, public_page
from reputation.badges.declared import BY_ID, FAMILIES
from reputation.badges.grounds import Badge
from reputation.badges.policy import may_give_badges, may_make_badges
from reputation.badges.queries.own import OwnRow, own_badges
from reputation.badges.queries.shown import Given, Step, badge_named, badges_of, holders, people_having, steps_of
from reputation.badges.wording import KIND_NAMES, OWN_FAMILY, what_for

A_PAGE = 50
NEAREST = 9
OF_STAFF = ("reviewed", "wrote_articles")
ISLANDS = "reputation/_badge_islands.html"
Families = list[tuple[Message, list[Badge]]]


async def show_badges(request: Request) -> Response:
    """Every badge by family; whoever is signed in sees which are theirs, and how far they are with the others."""
    actor = actor_of(request)
    async with house(request).database.reading() as session:
        people = await people_having(session)
        own = [row for row in await own_badges(session) if row.state != "deleted"]
        mine = await standing_of(session, actor.id) if actor.id is not None else {}
    families = with_own(own)
    places = {badge.id: place for place, badge in enumerate(badge for _name, badges in families for badge in badges)}
    tags = {row.badge.id: row.tag for row in own}
    values = {
        "families": families,
        "places": places,
        "people": people,
        "words": {each.id: what_for(each, tags.get(each.id)) for _name, badges in families for each in badges},
        "kinds": KIND_NAMES,
    }
    personal = {
        "mine": [mine.get(badge_id) for badge_id in places],
        "may_give": may_give_badges(actor),
        "may_make": may_make_badges(actor),
    }
    return public_page(request, "reputation/badges.html", values, islands=Islands(ISLANDS, personal))


async def show_badge(request: Request) -> Response:
    """One badge: its ground in plain words, and who has it."""
    actor, cursor = actor_of(request), Cursor.read(request, int)
    async with house(request).database.reading() as session:
        badge = await badge_named(session, request.path_params["badge"])
        after = cursor.values[0] if cursor.values else None
        rows = await holders(session, badge, after=after, most=A_PAGE + 1)
        people = await people_having(session)
        tags = {} if badge.id in BY_ID else {row.badge.id: row.tag for row in await own_badges(session)}
        mine = (await standing_of(session, actor.id)).get(badge.id) if actor.id is not None else None
    values = {
        "badge": badge,
        "family": next((each for each in FAMILIES if each.id == badge.family), None),
        "words": what_for(badge, tags.get(badge.id)),
        "kind": KIND_NAMES[badge.kind],
        "people": people.get(badge.id, 0),
        "rows": rows[:A_PAGE],
        "next_url": cursor.next_url(rows[A_PAGE - 1].id) if len(rows) > A_PAGE else None,
        "first": after is None,
        "told": any(each.tag or each.title or each.by_hand for each in rows[:A_PAGE]),
    }
    personal = {"mine": [mine], "may_give": may_give_badges(actor), "badge": badge, "may_make": may_make_badges(actor)}
    return public_page(request, "reputation/badge.html", values, islands=Islands(ISLANDS, personal))


async def show_badges_of_person(request: Request) -> Response:
    """What somebody has; to themselves, also how far they are with what comes next."""
    actor = actor_of(request)
    async with house(request).database.reading() as session:
        person = await person_named(session, request.path_params["name"])
        if person.name != request.path_params["name"]:
            return moved(f"{person.url}/badges")
        given = await badges_of(session, person.id)
        steps = await steps_of(session, person.id) if actor.id == person.id else {}
    values = {
        "person": person,
        "given": [(each, what_for(each.badge)) for each in given],
        "next": [(step, what_for(step.badge)) for step in nearest(steps, given)[:NEAREST]],
        "is_me": actor.id == person.id,
        "kinds": KIND_NAMES,
    }
    return page(request, "reputation/person_badges.html", values)


def nearest(steps: dict[str, Step], given: list[Given]) -> list[Step]:
    """The next badge of each deed, those first that are nearly there; what only staff do, for whoever has begun it."""
    have = {each.badge.id for each in given}
    open_steps: dict[Any, Step] = {}
    for step in steps.values():
        ground = step.badge.ground
        if ground and step.badge.id not in have and (step.value or ground.deed not in OF_STAFF):
            best = open_steps.get(ground.measure)
            if best is None or step.most < best.most:
                open_steps[ground.measure] = step
    return sorted(open_steps.values(), key=lambda step: -step.value / step.most)


async def standing_of(session: Session, user_id: int) -> dict[str, Given | Step]:
    """By badge: what the person has, or how far they are."""
    found: dict[str, Given | Step] = dict(await steps_of(session, user_id))
    return found | {each.badge.id: each for each in await badges_of(session, user_id)}


def with_own(own: list[OwnRow]) -> Families:
    families: Families = [(each.name, list(each.badges)) for each in FAMILIES]
    return [*families, (OWN_FAMILY, [row.badge for row in own])] if own else families


ROUTES = [
    Route("/badges", show_badges, methods=["GET"]),
    Route("/badges/{badge}", show_badge, methods=["GET"]),
    Route("/u/{name}/badges", show_badges_of_person, methods=["GET"]),
]
