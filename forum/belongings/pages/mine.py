"""One's own data: a file to take along, another name, and leaving."""

import tempfile
import zipfile
from collections.abc import Iterator
from typing import IO, Any

import anyio
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from forum.accounts.pages.second import need_proof
from forum.actor import Actor
from forum.belongings.actions import (
    note_fetched,
    stay_by_link,
    take_another_name,
    want_takeout,
    want_to_leave,
)
from forum.belongings.policy import may_keep_belongings
from forum.belongings.queries import finished_takeout, latest_takeout, part_content, part_names
from forum.errors import Invalid, NotThere, SignInNeeded
from forum.i18n import _
from forum.web.forms import Choice, Form, Submission, read_form
from forum.web.house import House, actor_of, house
from forum.web.limits import allow
from forum.web.replies import see_other
from forum.web.sessions import clear_login_cookie
from forum.web.templating import page

PLACE = "/settings/my-data"
LEAVE = Form(posts=Choice(options=("kept", "removed"), missing=_("Please choose what becomes of your posts.")))


def signed_in(request: Request) -> Actor:
    actor = actor_of(request)
    if actor.id is None:
        raise SignInNeeded
    return actor


async def show(request: Request) -> Response:
    signed_in(request)
    return await shown(request, LEAVE.blank(), 200)


async def shown(request: Request, form: Submission, status: int) -> Response:
    user_id = actor_of(request).id or 0
    async with house(request).database.reading() as session:
        values: dict[str, Any] = {"form": form, "takeout": await latest_takeout(session, user_id)}
    return page(request, "forum/belongings/mine.html", values, status)


async def make_file(request: Request) -> Response:
    actor = signed_in(request)
    await need_proof(request)
    async with house(request).database.writing() as session:
        await allow(session, "takeout", str(actor.id), times=5, seconds=86_400)
        await want_takeout(session, actor, actor.id or 0)
    return see_other(request, PLACE, notice=_("The file is being made. You are told when it is ready."))


async def download(request: Request) -> Response:
    """The file, for whom it is about and for an admin; what is kept of somebody is no one else's business."""
    actor = signed_in(request)
    async with house(request).database.reading() as session:
        takeout = await finished_takeout(session, request.path_params["takeout"])
    if not may_keep_belongings(actor, takeout.user_id):
        raise NotThere
    await need_proof(request)
    async with house(request).database.writing() as session:
        await note_fetched(session, actor, takeout)
    file = await packed(house(request), takeout.id)
    headers = {
        "cache-control": "no-store",
        "content-length": str(file.seek(0, 2)),
        "content-disposition": f'attachment; filename="my-data-{takeout.user_id}.zip"',
    }
    return StreamingResponse(pieces(file), media_type="application/zip", headers=headers)


async def packed(here: House, takeout_id: int) -> IO[bytes]:
    """A file without a name, which is gone with the request however that ends; made part by part, so that it is never
    in memory at once."""
    file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it has been sent
    async with here.database.reading() as session:
        for name in await part_names(session, takeout_id):
            await anyio.to_thread.run_sync(add, file, name, await part_content(session, takeout_id, name))
    return file


def add(file: IO[bytes], name: str, content: bytes) -> None:
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)


def pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(65_536):
            yield piece


async def rename(request: Request) -> Response:
    actor = signed_in(request)
    await need_proof(request)
    async with house(request).database.writing() as session:
        name = await take_another_name(session, actor, actor.id or 0)
    return see_other(request, PLACE, notice=_("You are called %(name)s now.", name=name))


async def leave(request: Request) -> Response:
    actor = signed_in(request)
    await need_proof(request)
    sent = LEAVE.read(await read_form(request))
    if not sent.ok:
        return await shown(request, sent, 422)
    try:
        async with house(request).database.writing() as session:
            await want_to_leave(session, actor, actor.id or 0, sent.values["posts"])
    except Invalid as invalid:
        return await shown(request, sent.refuse(invalid), 422)
    response = see_other(
        request, "/", notice=_("Your account is deleted in 14 days. Sign in before, and everything stays as it was.")
    )
    clear_login_cookie(request, response)
    return response


async def stay(request: Request) -> Response:
    """The link of the letter: a page with a button, since mail programs follow links by themselves."""
    if request.method != "POST":
        return page(request, "forum/belongings/stay.html", {"token": request.path_params["token"]})
    async with house(request).database.writing() as session:
        user_id = await stay_by_link(session, request.path_params["token"])
    if user_id is None:
        return see_other(request, "/sign-in", notice=_("This link is not good any more. Sign in to keep your account."))
    return see_other(request, "/sign-in", notice=_("Your account stays. You can sign in as always."))
