"""The moderators' log: who decided what, why, and what was undone."""

from starlette.requests import Request
from starlette.responses import Response

from forum.web.house import house
from forum.web.paging import Cursor
from forum.web.templating import page
from moderation.queue.pages.waiting import moderator
from moderation.queue.queries import log_page
from moderation.queue.wording import VERBS

LINES = 50


async def show_log(request: Request) -> Response:
    moderator(request)
    cursor = Cursor.read(request, int)
    async with house(request).database.reading() as session:
        rows = await log_page(session, after=cursor.values, most=LINES + 1)
    more = cursor.next_url(rows[LINES - 1]["id"]) if len(rows) > LINES else None
    return page(request, "moderation/queue/log.html", {"rows": rows[:LINES], "more": more, "words": VERBS})
