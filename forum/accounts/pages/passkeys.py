"""Signing in with a passkey, alone or as the second factor, and proving again who one is."""

from starlette.requests import Request
from starlette.responses import Response

from forum.accounts.actions.passkeys import who_signed, wish_for_signature
from forum.accounts.actions.second import end_half, note_proof
from forum.accounts.factors import Half, half_login
from forum.accounts.pages.entering import Entry, enter, half_cookie
from forum.accounts.pages.second import whole
from forum.database import Session
from forum.errors import Invalid
from forum.web.forms import Form, Hidden, read_form
from forum.web.house import actor_of, address_of, house, personal
from forum.web.limits import allow
from forum.web.replies import local, see_other
from forum.web.sessions import hash_of, is_https
from forum.web.templating import page

SIGNED = Form(credential=Hidden(max=20_000), next=Hidden(max=2000))


def cookie_of(request: Request) -> str:
    return "__Host-talkoot-key" if is_https(request) else "talkoot-key"


def token_in(request: Request) -> str:
    return request.cookies.get(cookie_of(request), "")


def asked(request: Request, token: str, options: str) -> Response:
    response = Response(options, media_type="application/json", headers={"cache-control": "no-store"})
    response.set_cookie(cookie_of(request), token, max_age=300, httponly=True, samesite="strict",
                        secure=is_https(request), path="/")  # fmt: skip
    return response


async def who_is_asked(request: Request, session: Session) -> tuple[int | None, Half | None]:
    """The one who is signed in, or half; None for whoever has a passkey."""
    if actor_of(request).id is not None:
        return actor_of(request).id, None
    half = await half_login(session, hash_of(request.cookies.get(half_cookie(request), "")))
    return (half.user_id if half else None), half


async def ask(request: Request) -> Response:
    """For the script: what the device is to sign."""
    here = house(request)
    async with here.database.writing() as session:
        await allow(session, "passkey", address_of(request), times=60, seconds=300)
        user_id, _half = await who_is_asked(request, session)
        token, options = await wish_for_signature(session, here.settings, user_id)
    return asked(request, token, options)


async def signed(request: Request) -> Response:
    sent, here = SIGNED.read(await read_form(request)), house(request)
    async with here.database.reading() as session:
        expected, half = await who_is_asked(request, session)
    try:
        async with here.database.writing() as session:
            user_id = await who_signed(
                session, here.settings, sent.values["credential"], token=token_in(request), user_id=expected
            )
            if actor_of(request).id is not None:
                await note_proof(session, personal(request).login_id)
            elif half is not None:
                half = await end_half(session, request.cookies.get(half_cookie(request), ""))
    except Invalid as invalid:
        return page(request, "forum/accounts/passkey_failed.html", {"message": invalid.errors["credential"]}, 422)
    there = local(sent.values["next"] or "/")
    if actor_of(request).id is not None:
        return see_other(request, there)
    return await enter(request, whole(half) if half else Entry(user_id, there, is_whole=True))
