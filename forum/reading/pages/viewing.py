"""Counting who reads, after the page has been sent."""

from starlette.requests import Request

from forum.reading.view_counts import ViewCounts, is_robot
from forum.threads.actions import count_views
from forum.web.house import actor_of, address_of, house


async def count_view(request: Request, *, thread_id: int) -> None:
    """One more view of the thread, unless it was a robot's or this reader has been counted today."""
    agent = request.headers.get("user-agent", "")[:300]
    if is_robot(agent):
        return
    counts, now = counts_of(request), house(request).database.clock()
    counts.note(thread_id, reader_of(request, agent), now)
    waiting = counts.take(now)
    if waiting:
        async with house(request).database.writing() as session:
            session.writes_unseen()
            await count_views(session, waiting)


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
