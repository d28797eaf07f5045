"""How a post came to say what it says, what happened to a thread, and the short address of a post."""

from dataclasses import dataclass

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.threads.details import as_lines
from forum.threads.differences import Line, differences
from forum.threads.happenings import in_words
from forum.threads.queries import REVISIONS_A_PAGE, post_url, revisions, thread_history, visible_post, visible_thread
from forum.threads.rows import RevisionRow
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page


@dataclass(frozen=True, slots=True)
class Step:
    """A version, and how it differs from the one before (None for the first)."""

    revision: RevisionRow
    before: RevisionRow | None
    lines: list[Line]
    details: list[Line]


async def post_history(request: Request) -> Response:
    actor = actor_of(request)
    async with house(request).database.reading() as session:
        post = await visible_post(session, actor, request.path_params["id"])
        thread = await visible_thread(session, actor, post.thread_id)
        versions = await revisions(session, actor, post.id, before=older_than(request))
    shown = await anyio.to_thread.run_sync(steps, versions)
    more = len(versions) > REVISIONS_A_PAGE
    next_url = f"/p/{post.id}/history?before={shown[-1].revision.version}" if more else None
    values = {"thread": thread, "post": post, "steps": shown, "next_url": next_url}
    return page(request, "forum/threads/post_history.html", values)


def older_than(request: Request) -> int | None:
    text = request.query_params.get("before", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def steps(versions: list[RevisionRow]) -> list[Step]:
    """Each version of a page beside the one before it, the newest first as they come."""
    earlier = [*versions[1:], None]
    return [
        Step(
            now,
            before,
            differences(before.body_source, now.body_source) if before else [],
            differences(as_lines(before.details), as_lines(now.details)) if before else [],
        )
        for now, before in list(zip(versions, earlier, strict=True))[:REVISIONS_A_PAGE]
    ]


async def happenings(request: Request) -> Response:
    actor, thread_id = actor_of(request), request.path_params["id"]
    async with house(request).database.reading() as session:
        thread = await visible_thread(session, actor, thread_id)
        rows = await thread_history(session, actor, thread_id)
    values = {"thread": thread, "items": [in_words(row) for row in rows]}
    return page(request, "forum/threads/thread_history.html", values)


async def permalink(request: Request) -> Response:
    """Where the post stands now: its page changes as others are voted up, so this is never a lasting redirect."""
    async with house(request).database.reading() as session:
        return see_other(request, await post_url(session, actor_of(request), request.path_params["id"]))


ROUTES = (
    Route("/p/{id:int}/history", post_history, methods=["GET"]),
    Route("/t/{id:int}/history", happenings, methods=["GET"]),
    Route("/p/{id:int}", permalink, methods=["GET"]),
)
