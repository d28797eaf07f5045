"""How far somebody has read: what their browser says while they read, and what they set themselves."""

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.errors import NotThere, SignInNeeded
from forum.i18n import _
from forum.reading.actions import choose_width, mark_all_read, mark_read
from forum.threads.queries import ThreadPage
from forum.unread.queries import news_of_rows, unread_threads
from forum.web.bodies import first, read_form
from forum.web.choices import keep_choices
from forum.web.house import actor_of, house, personal
from forum.web.paging import Cursor
from forum.web.replies import see_other
from forum.web.templating import page

PLACE = "/unread"


async def note_place(request: Request) -> Response:
    """`post` is the latest post that was read, `place` where the reader stood. Sent by a script while one reads; where
    there is none, a picture in the page asks for this address, since opening is what reading is then."""
    asked = {name: [value] for name, value in request.query_params.items()}
    sent = await read_form(request) if request.method == "POST" else asked
    post_id, place_id = (number_in(sent, name) for name in ("post", "place"))
    if post_id is None:
        raise NotThere
    async with house(request).database.writing() as session:
        session.writes_unseen()
        if await mark_read(session, signed_in(request), post_id, place_id=place_id) != request.path_params["id"]:
            raise NotThere
    return Response(status_code=204)


def number_in(sent: dict[str, list[str]], name: str) -> int | None:
    text = first(sent, name) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


async def show_unread(request: Request) -> Response:
    """What this person has not read; `?since=visit` what was said since their last visit."""
    actor, cursor = signed_in(request), Cursor.read(request, int, int)
    by_visit = request.query_params.get("since") == "visit"
    async with house(request).database.reading() as session:
        since = (actor.last_visit_at or actor.created_at) if by_visit else None
        found: ThreadPage = await unread_threads(session, actor, since=since, after=cursor.values)
        personal(request).values["row_news_of"] = await news_of_rows(session, actor, [row.id for row in found.rows])
    values = {
        "threads": found.rows,
        "by_visit": by_visit,
        "since": since,
        "next_url": cursor.next_url(*found.next) if found.next else None,
        "previous_url": (PLACE + ("?since=visit" if by_visit else "")) if cursor.values else None,
    }
    return page(request, "forum/reading/unread.html", values)


async def press_all_read(request: Request) -> Response:
    async with house(request).database.writing() as session:
        session.writes_unseen()
        await mark_all_read(session, signed_in(request))
    return see_other(request, PLACE, notice=_("Everything is marked as read."))


async def set_width(request: Request) -> Response:
    """`width` is wide or comfortable; `back` the page that the button stood on."""
    sent = await read_form(request)
    wide, actor = first(sent, "width") == "wide", actor_of(request)
    reply = see_other(request, first(sent, "back") or "/")
    if actor.is_signed_in:
        async with house(request).database.writing() as session:
            session.writes_unseen()
            await choose_width(session, actor, wide=wide)
    else:
        keep_choices(request, reply, wide=wide)
    return reply


def signed_in(request: Request) -> Actor:
    actor = actor_of(request)
    if not actor.is_signed_in:
        raise SignInNeeded
    return actor
