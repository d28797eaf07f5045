"""The logs: who decided what and why, for moderators; what was decided, for everybody where the forum wishes."""

from starlette.requests import Request
from starlette.responses import Response

from forum.errors import NotThere
from forum.web.house import actor_of, house
from forum.web.paging import Cursor
from forum.web.templating import page
from moderation.queue.pages.waiting import moderator
from moderation.queue.queries import log_page, open_log_page
from moderation.queue.wording import OBJECTS, OPEN_VERBS, VERBS, words_for

LINES = 50


async def show_log(request: Request) -> Response:
    moderator(request)
    cursor = Cursor.read(request, int)
    async with house(request).database.reading() as session:
        rows = await log_page(session, after=cursor.values, most=LINES + 1)
    more = cursor.next_url(rows[LINES - 1]["id"]) if len(rows) > LINES else None
    values = {"rows": rows[:LINES], "more": more, "words": VERBS, "objects": OBJECTS, "said": words_for}
    return page(request, "moderation/queue/log.html", values)


async def show_open_log(request: Request) -> Response:
    """No names at all: neither of moderators nor of authors nor, ever, of those who reported."""
    if not house(request).settings.open_log:
        raise NotThere
    cursor = Cursor.read(request, int)
    async with house(request).database.reading() as session:
        rows = await open_log_page(session, actor_of(request), after=cursor.values, most=LINES + 1)
    more = cursor.next_url(rows[LINES - 1]["id"]) if len(rows) > LINES else None
    values = {"rows": rows[:LINES], "more": more, "words": OPEN_VERBS, "said": words_for}
    return page(request, "moderation/queue/open_log.html", values)
