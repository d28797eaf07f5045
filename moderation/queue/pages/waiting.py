"""The queue: what waits, narrowed as one likes, with the line that today's minutes will reach."""

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.errors import NotThere
from forum.i18n import _
from forum.web.forms import Submission
from forum.web.house import actor_of, house
from forum.web.paging import Cursor
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.queue.actions import take_next
from moderation.queue.grounds import SOURCES
from moderation.queue.queries import Narrowing, capacity, open_items
from moderation.queue.queries.desk import views_of
from moderation.queue.wording import SEVERITIES, words_for

PAGE = 30
KINDS = ("post", "comment", "user", "appeal")


def moderator(request: Request) -> Actor:
    """The queue is not there for anybody else."""
    actor = actor_of(request)
    if not actor.is_moderator:
        raise NotThere
    return actor


async def show_queue(request: Request, form: Submission | None = None) -> Response:
    """`form` is of a view that could not be kept."""
    actor, cursor = moderator(request), Cursor.read(request, float, int)
    narrowed = narrowing_of(request)
    async with house(request).database.reading() as session:
        items = await open_items(session, actor, after=cursor.values, narrowed=narrowed, most=PAGE + 1)
        reach = await capacity(session)
        views = await views_of(session, actor)
    shown = items[:PAGE]
    more = cursor.next_url(shown[-1].harm, shown[-1].id) if len(items) > PAGE else None
    rows = [(each, [words_for(words) for words in each.kinds or ()]) for each in shown]
    values = {
        "rows": rows, "more": more, "reach": reach, "views": views, "narrowed": narrowed, "now": session.now,
        "severities": SEVERITIES, "ways": ways(request), "query": str(request.query_params),
        "is_narrowed": narrowed != Narrowing(), "wrong": form.errors if form else {},
    }  # fmt: skip
    return page(request, "moderation/queue/waiting.html", values, 422 if form else 200)


def narrowing_of(request: Request) -> Narrowing:
    """What the address asks for; what it cannot mean is left out."""
    asked = request.query_params
    severity = asked.get("severity", "")
    return Narrowing(
        severity=int(severity) if severity in ("1", "2", "3", "4") else None,
        source=asked["source"] if asked.get("source") in SOURCES else None,
        kind=asked["kind"] if asked.get("kind") in KINDS else None,
        late=asked.get("late") == "yes",
        mine=asked.get("mine") == "yes",
    )


def ways(request: Request) -> list[list[tuple[str, object, bool]]]:
    """Links that narrow the queue or widen it again: by clock, by source, by hand."""

    def way(name: str, value: str, label: object) -> tuple[str, object, bool]:
        chosen = request.query_params.get(name) == value
        url = request.url.remove_query_params(["after", "before"])
        url = url.remove_query_params(name) if chosen else url.include_query_params(**{name: value})
        return f"{url.path}?{url.query}" if url.query else url.path, label, chosen

    clocks = [way("severity", str(each), words) for each, words in SEVERITIES.items()]
    sources = [way("source", each, words) for each, words in SOURCES.items()]
    return [[way("late", "yes", _("Late")), way("mine", "yes", _("Claimed by me")), *clocks], sources]


async def begin(request: Request) -> Response:
    """Claims the most pressing item that nobody has, and goes there."""
    actor = moderator(request)
    async with house(request).database.writing() as session:
        item_id = await take_next(session, actor)
    if item_id is None:
        return see_other(request, "/mod", notice=_("Nothing waits that you could take."))
    return see_other(request, f"/mod/{item_id}")
