"""What recurs: for editors with its course and the popular singles, for everybody as the most asked questions."""

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import VISITOR
from forum.database import Session
from forum.i18n import gettext
from forum.web.house import house
from forum.web.machines import ForMachines
from forum.web.templating import Islands, page, public_page
from kb_bridge.letters.queries import wants_weekly_letter
from kb_bridge.pages.editing import editor
from kb_bridge.queries.articles import published_among
from kb_bridge.queries.recurring import Recurring, by_category, desk_of_recurring, moving_among, recurring_topics
from kb_bridge.trends import BASELINE, LATELY

ISLANDS = "kb_bridge/_article_islands.html"
SHOWN = 50


async def show_recurring(request: Request) -> Response:
    actor = editor(request)
    async with house(request).database.reading() as session:
        found, singles = await desk_of_recurring(session, actor)
        letter = await wants_weekly_letter(session, actor)
    values = {
        "recurring": found[:SHOWN],
        "moving": moving_among(found),
        "letter": letter,
        "singles": singles,
        "lately": LATELY.days,
        "baseline": BASELINE.days,
    }
    return page(request, "kb_bridge/recurring.html", values)


async def show_asked(request: Request) -> Response:
    """The same for every reader: only what every visitor can read is counted."""
    async with house(request).database.reading() as session:
        found = await recurring_topics(session)
        shared = {"categories": by_category(found), "articles": await articles_of(session, found)}
    words = gettext("What people ask most, by category, counted by how many asked.")
    url = house(request).settings.base_url + "/kb/asked"
    machines = ForMachines(gettext("Most asked"), words, url, indexed=bool(found))
    return public_page(request, "kb_bridge/asked.html", {**shared, "machines": machines}, islands=Islands(ISLANDS, {}))


async def articles_of(session: Session, found: list[Recurring]) -> dict[int, tuple[str, str]]:
    """Address and title of the public articles in which these topics are written up."""
    ids = [each.topic.article_id for each in found if each.topic.article_id]
    return await published_among(session, VISITOR, ids)
