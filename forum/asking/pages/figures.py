"""For admins: how many found it before asking, week by week, and what they found."""

from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.asking.policy import may_see_findings
from forum.asking.queries import Found, Week, findings_by_week, most_found
from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries import threads_among
from forum.web.admin_menu import admin_nav
from forum.web.house import actor_of, house
from forum.web.slots import fill_slot
from forum.web.templating import fragment, page

PLACE = "/admin/found"
LATELY = 4  # weeks in the figures above the table


async def show_found(request: Request) -> Response:
    actor = actor_of(request)
    if not may_see_findings(actor):
        raise NotThere
    async with house(request).database.reading() as session:
        weeks = await findings_by_week(session)
        found = await most_found(session)
        values: dict[str, Any] = {"weeks": weeks, "lately": summed(weeks[:LATELY]), "found": found}
        values["links"] = await links_to(request, session, actor, found)
        values["nav_items"] = await admin_nav(request, session)
    return page(request, "forum/asking/figures.html", values)


def summed(weeks: list[Week]) -> Week:
    parts = [(each.answered, each.joined, each.asked) for each in weeks]
    return Week(weeks[-1].week, *(sum(part) for part in zip(*parts, strict=True)))


async def links_to(request: Request, session: Session, actor: Actor, found: list[Found]) -> list[Markup | str]:
    """Each as a link, or its title alone where it is not in view any more."""
    threads = await threads_among(session, actor, [each.object_id for each in found if each.object_kind == "thread"])
    by_id = {each.id: each for each in threads}
    links: list[Markup | str] = []
    for each in found:
        if each.object_kind == "thread" and each.object_id in by_id:
            values = {"thread": by_id[each.object_id]}
            links.append(fragment("forum/asking/_link.html", values, house(request).templates))
        elif each.object_kind == "article":
            subject = {"kind": "article", "id": each.object_id}
            links += (await fill_slot(house(request), session, actor, "match_link", subject))[:1] or [each.title]
        else:
            links.append(each.title)
    return links


ROUTES = (Route(PLACE, show_found, methods=["GET"]),)
