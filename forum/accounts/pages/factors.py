"""Setting up a second factor, passkeys and recovery codes, in one's settings."""

from starlette.requests import Request
from starlette.responses import Response

from forum.accounts.actions.passkeys import add_key, remove_key, wish_for_key
from forum.accounts.actions.second import keep_app, remove_app, renew_codes
from forum.accounts.browsers import browser_in_words
from forum.accounts.codes import address_for_app, new_secret
from forum.accounts.factors import factors_of, keys_of
from forum.accounts.pages.passkeys import asked, token_in
from forum.accounts.pages.second import need_proof
from forum.errors import Invalid
from forum.i18n import _
from forum.sealing import opened, seal
from forum.web.forms import Form, Hidden, Submission, Text, read_form
from forum.web.house import actor_of, house, personal
from forum.web.replies import see_other
from forum.web.templating import page

PLACE = "/settings/second"
APP = Form(code=Text(max=20, missing=_("Please write the code.")), sealed=Hidden(max=400))
KEY = Form(credential=Hidden(max=20_000))


async def overview(request: Request) -> Response:
    await need_proof(request)
    return await shown(request, KEY.blank(), 200)


async def shown(request: Request, form: Submission, status: int) -> Response:
    async with house(request).database.reading() as session:
        user_id = actor_of(request).id or 0
        values = {"has": await factors_of(session, user_id), "keys": await keys_of(session, user_id), "form": form}
    must = house(request).settings.staff_second_factor and actor_of(request).is_staff
    return page(request, "forum/accounts/factors.html", values | {"must": must}, status)


async def app(request: Request) -> Response:
    """The picture for the app, and the first code that proves that it was read. What is to be kept travels sealed."""
    await need_proof(request)
    key, actor = house(request).settings.signing_key(), actor_of(request)
    if request.method != "POST":
        form = APP.blank(sealed=seal(key, f"new codes of {actor.id}", new_secret()))
        return app_page(request, form, 200)
    sent = APP.read(await read_form(request))
    secret = opened(key, f"new codes of {actor.id}", sent.values.get("sealed", ""))
    if not secret:
        return see_other(request, PLACE + "/app")
    if sent.ok:
        try:
            async with house(request).database.writing() as session:
                codes = await keep_app(session, house(request).settings, actor, secret, code=sent.values["code"])
            return codes_page(request, codes) if codes else see_other(request, PLACE, notice=_("The app is set up."))
        except Invalid as invalid:
            sent.refuse(invalid)
    return app_page(request, sent, 422)


def app_page(request: Request, form: Submission, status: int) -> Response:
    import segno  # late: few requests draw

    here, actor = house(request), actor_of(request)
    secret = opened(here.settings.signing_key(), f"new codes of {actor.id}", form.raw["sealed"])
    picture = segno.make(address_for_app(secret, actor.name, here.site.name)).svg_data_uri(scale=4, light="white")
    return page(request, "forum/accounts/app.html", {"form": form, "picture": picture, "secret": secret}, status)


def codes_page(request: Request, codes: list[str]) -> Response:
    """Shown once."""
    response = page(request, "forum/accounts/codes.html", {"codes": codes})
    response.headers["cache-control"] = "no-store"
    return response


async def end_app(request: Request) -> Response:
    await need_proof(request)
    async with house(request).database.writing() as session:
        await remove_app(session, actor_of(request), personal(request).login_id)
    return see_other(request, PLACE, notice=_("The app is not asked any more. Other devices are signed out."))


async def new_codes(request: Request) -> Response:
    await need_proof(request)
    async with house(request).database.writing() as session:
        user_id = actor_of(request).id or 0
        if not (await factors_of(session, user_id)).any:
            return see_other(request, PLACE)
        codes = await renew_codes(session, user_id)
    return codes_page(request, codes)


async def ask_key(request: Request) -> Response:
    """For the script: what the device is to make."""
    await need_proof(request)
    here = house(request)
    async with here.database.writing() as session:
        token, options = await wish_for_key(session, here.settings, actor_of(request), here.site.name)
    return asked(request, token, options)


async def keep_key(request: Request) -> Response:
    await need_proof(request)
    sent, here = KEY.read(await read_form(request)), house(request)
    name = str(browser_in_words(request.headers.get("user-agent", "")))
    try:
        async with here.database.writing() as session:
            codes = await add_key(
                session, here.settings, actor_of(request), sent.values["credential"], token=token_in(request), name=name
            )
    except Invalid as invalid:
        return await shown(request, sent.refuse(invalid), 422)
    return codes_page(request, codes) if codes else see_other(request, PLACE, notice=_("The passkey is kept."))


async def end_key(request: Request) -> Response:
    await need_proof(request)
    async with house(request).database.writing() as session:
        await remove_key(session, actor_of(request), request.path_params["id"], personal(request).login_id)
    return see_other(request, PLACE, notice=_("The passkey is removed. Other devices are signed out."))
