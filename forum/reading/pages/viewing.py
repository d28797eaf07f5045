"""Counting who reads, after the page has been sent."""

from starlette.requests import Request

from forum.actor import Actor
from forum.reading.actions import choose_order, note_visit
from forum.reading.actions.helping import count_answer_readers
from forum.reading.actions.marking import NOTED
from forum.reading.actions.private import note_private_reading
from forum.reading.view_counts import ViewCounts
from forum.threads.actions import count_views
from forum.threads.rows import ThreadView
from forum.web.ahead import is_ahead
from forum.web.choices import ORDERS
from forum.web.house import actor_of, address_of, house
from forum.web.readers import is_robot


async def count_view(request: Request, *, thread_id: int) -> None:
    """One more view of the thread, unless it was a robot's, reading ahead, or of a reader counted today."""
    agent = request.headers.get("user-agent", "")[:300]
    if is_robot(request) or is_ahead(request):
        return
    await note_reader(request)
    counts, now = counts_of(request), house(request).database.clock()
    counts.note(thread_id, reader_of(request, agent), now)
    waiting = counts.take(now)
    if waiting:
        async with house(request).database.writing() as session:
            session.writes_unseen()
            await count_views(session, waiting)
            await count_answer_readers(session, waiting)


async def note_staff_reading(request: Request, actor: Actor, thread: ThreadView) -> None:
    """What a person wrote to the staff alone is not looked at unnoticed: it is noted before it is shown."""
    if thread.private_to_id is None or not actor.is_staff or actor.id == thread.private_to_id:
        return
    async with house(request).database.writing() as session:
        session.writes_unseen()
        await note_private_reading(session, actor, thread)


async def note_reader(request: Request) -> None:
    """That this person is here, now and then; and the order of answers that they have just chosen."""
    actor, here = actor_of(request), house(request)
    if not actor.is_signed_in:
        return
    asked = request.query_params
    order = asked.get("order") if "page" not in asked else None
    chosen = order if order in ORDERS and order != actor.answer_order else None
    is_news = actor.seen_at is None or here.database.clock() - actor.seen_at > NOTED
    if chosen or is_news:
        async with here.database.writing() as session:
            session.writes_unseen()
            if chosen:
                await choose_order(session, actor, chosen)
            if is_news:
                await note_visit(session, actor)


def counts_of(request: Request) -> ViewCounts:
    """The counts of this process."""
    state = request.app.state
    if not hasattr(state, "view_counts"):
        state.view_counts = ViewCounts()
    found: ViewCounts = state.view_counts
    return found


def reader_of(request: Request, agent: str) -> str:
    actor = actor_of(request)
    return f"user {actor.id}" if actor.is_signed_in else f"{address_of(request)} {agent}"
