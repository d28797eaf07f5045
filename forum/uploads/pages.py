"""Sending a picture, by script or with the whole form, and showing one."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from forum.accounts.queries import limits_of
from forum.actor import VISITOR
from forum.database import Session
from forum.drafts.pages import handed_back, led_on, saved
from forum.drafts.places import is_place, long_text_of
from forum.errors import Invalid, NotThere, Refused, SignInNeeded, TooMany, Words
from forum.i18n import _
from forum.threads.refusals import require
from forum.uploads import policy
from forum.uploads.actions import decode, keep_picture
from forum.uploads.places import store_of
from forum.uploads.queries import visible_uploads
from forum.web.bodies import Data, first, read_form_with_file
from forum.web.house import actor_of, house
from forum.web.limits import allow

TYPES = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}
SHOWN_WITH = {"content-security-policy": "default-src 'none'; sandbox", "x-content-type-options": "nosniff"}
# A week: what is hidden is then out of other people's caches as well. Names are never used twice.
FOR_ALL, FOR_SOME = "public, max-age=604800, immutable", "private, max-age=3600, immutable"
MOST_BYTES = 51_000_000  # what the largest setting allows; the setting itself is looked at below


async def show(request: Request) -> Response:
    name = request.path_params["name"]
    async with house(request).database.reading() as session:
        is_public = bool(await visible_uploads(session, VISITOR, [name]))
        if not is_public and not await visible_uploads(session, actor_of(request), [name]):
            raise NotThere
    content = await store_of(house(request).settings).get(name)
    if content is None:
        raise NotThere
    headers = {**SHOWN_WITH, "cache-control": FOR_ALL if is_public else FOR_SOME}
    return Response(content, media_type=TYPES[name.rpartition(".")[2]], headers=headers)


async def upload(request: Request) -> Response:
    """The field `picture`; answers with the address of the picture, or with what is wrong with it."""
    if actor_of(request).is_visitor:
        raise SignInNeeded
    try:
        return JSONResponse({"url": await taken_in(request, (await with_file(request))[1])})
    except (Invalid, Refused, TooMany) as wrong:
        if request.headers.get("accept") != "application/json":
            raise
        return JSONResponse({"message": str(said(wrong))}, 429 if isinstance(wrong, TooMany) else 422)


async def insert(request: Request) -> Response:
    """Without script: the whole form comes along, is kept as a draft with the picture in it, and opened again."""
    try:
        data, content = await with_file(request)
    except Invalid as invalid:
        raise HTTPException(413) from invalid
    if actor_of(request).is_visitor:
        return handed_back(request, data)
    if not is_place(first(data, "place") or ""):
        raise Invalid({"": _("There is nothing to write here.")})
    notice: Words
    try:
        address, notice = await taken_in(request, content), _("The picture stands at the end of your text.")
        name = long_text_of(data)
        data[name] = [f"{(first(data, name) or '').rstrip()}\n\n![{described(data)}]({address})\n"]
    except (Invalid, Refused, TooMany) as wrong:
        notice = said(wrong)
    return led_on(request, data, await saved(request, data), notice=notice)


async def taken_in(request: Request, content: bytes | None) -> str:
    """The address of a new picture; counted before it is decoded, also where it turns out to be none."""
    actor, here = actor_of(request), house(request)
    if not content:
        raise Invalid({"picture": _("Please choose a picture first.")})
    async with here.database.writing() as session:
        await count(session, request)
    picture = await decode(content)
    async with here.database.writing() as session:
        return await keep_picture(session, here.settings, actor, picture)


async def count(session: Session, request: Request) -> None:
    actor = actor_of(request)
    require(policy.may_upload(actor, session.now), actor, session.now)
    most = (await limits_of(session, actor)).pictures_an_hour
    if most is not None:
        await allow(session, "upload", str(actor.id), times=most, seconds=3600, message=policy.sent_enough(most))


async def with_file(request: Request) -> tuple[Data, bytes | None]:
    megabytes = house(request).settings.upload_megabytes
    too_large = Invalid({"picture": _("This picture is too large: at most %(most)s MB, please.", most=megabytes)})
    try:
        data, content = await read_form_with_file(request, "picture", megabytes * 1_000_000)
    except HTTPException as fault:
        raise too_large if fault.status_code == 413 else fault from None
    if content is not None and len(content) > megabytes * 1_000_000:
        raise too_large
    return data, content


def described(data: Data) -> str:
    words = " ".join((first(data, "alt") or "").split())[:200]
    return words.replace("\\", "").replace("[", "(").replace("]", ")")


def said(wrong: Exception) -> Words:
    """What a refusal says to the person."""
    if isinstance(wrong, Invalid):
        return next(iter(wrong.errors.values()))
    message = wrong.message if isinstance(wrong, Refused | TooMany) else None
    return message or _("That was a lot at once. Please wait a while.")


ROUTES = (
    Route("/uploads", upload, methods=["POST"], max_body_size=MOST_BYTES),
    Route("/uploads/insert", insert, methods=["POST"], max_body_size=MOST_BYTES),
    Route("/uploads/{name}", show, methods=["GET"]),
)
