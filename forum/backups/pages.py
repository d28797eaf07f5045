"""The admin's page of backups: what there is, what goes on, making one, trying one out, taking one along."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from forum.accounts.pages.second import need_proof
from forum.actor import Actor
from forum.addresses import without_password
from forum.backups.actions import note_fetched, want_backup, want_trial
from forum.backups.archive.deeds import shelf_of
from forum.backups.policy import may_keep_backups
from forum.backups.queries import backup_of_name, backups_made, failed_lately, open_runs
from forum.backups.retention import NAME
from forum.errors import NotThere
from forum.i18n import _
from forum.jobs.queries import schedule_states
from forum.web.admin_menu import admin_nav
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page

PLACE = "/admin/backups"


async def show_backups(request: Request) -> Response:
    keeper(request)
    settings = house(request).settings
    async with house(request).database.reading() as session:
        values = {
            "made": await backups_made(session),
            "open": await open_runs(session),
            "failed": await failed_lately(session),
            "next_run": {each.name: each.next_at for each in await schedule_states(session, SCHEDULES)},
            "place": without_password(settings.backups_url.partition("?")[0]),
            "command": "talkoot backup restore",
            "automatic": settings.backups,
            "retention": settings.backups_kept,
            "nav_items": await admin_nav(request, session),
        }
    return page(request, "forum/backups/list.html", values)


async def create(request: Request) -> Response:
    actor = keeper(request)
    async with house(request).database.writing() as session:
        wanted = await want_backup(session, actor)
    begun = _("A worker begins with it within seconds.")
    return see_other(request, PLACE, notice=begun if wanted else _("One is being made already."))


async def verify(request: Request) -> Response:
    actor, name = keeper(request), named(request)
    async with house(request).database.writing() as session:
        wanted = await want_trial(session, actor, name)
    begun = _("A worker begins with it within seconds.")
    return see_other(request, PLACE, notice=begun if wanted else _("It is being tried out already."))


async def download(request: Request) -> Response:
    """All that is private is in it: only for an admin who has proved again who they are."""
    actor, name = keeper(request), named(request)
    async with house(request).database.reading() as session:
        found = await backup_of_name(session, actor, name)
    await need_proof(request)
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    headers["content-length"] = str(found.size)
    pieces = shelf_of(house(request).settings).pieces(name)
    try:
        first = await anext(pieces)
    except FileNotFoundError:
        raise NotThere from None
    async with house(request).database.writing() as session:
        session.writes_unseen()
        await note_fetched(session, actor, name)

    async def all_pieces() -> Any:
        yield first
        async for piece in pieces:
            yield piece

    return StreamingResponse(all_pieces(), media_type="application/x-tar", headers=headers)


def keeper(request: Request) -> Actor:
    """The actor, if there is such a page for them at all."""
    actor = actor_of(request)
    if not may_keep_backups(actor):
        raise NotThere
    return actor


def named(request: Request) -> str:
    name: str = request.path_params["backup"]
    if not NAME.fullmatch(name):
        raise NotThere
    return name


SCHEDULES = ("backups.nightly", "backups.weekly")
ROUTES = (
    Route(PLACE, show_backups, methods=["GET"]),
    Route(PLACE + "/create", create, methods=["POST"]),
    Route(PLACE + "/{backup}/verify", verify, methods=["POST"]),
    Route(PLACE + "/{backup}/file", download, methods=["GET"]),
)
