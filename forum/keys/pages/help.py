"""The list of keys, and whether one wants them: kept with the account, and for a visitor in a cookie of the device.

A cookie that scripts may read: a public page is the same bytes for all visitors, so the page itself cannot say it.
"""

from starlette.requests import Request
from starlette.responses import Response

from forum.i18n import _
from forum.keys.actions import switch_keys_off
from forum.keys.naming import places_for
from forum.keys.shortcuts import shortcuts
from forum.web.forms import Check, Form, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page

COOKIE = "keys-off"
YEAR = 31536000  # seconds
KEYS = Form(single=Check(), palette=Check())


async def show_keys(request: Request) -> Response:
    actor = actor_of(request)
    off = (actor.keys_off if actor.is_signed_in else request.cookies.get(COOKIE, "")).split("+")
    form = KEYS.blank(**{name: "" if name in off else "yes" for name in KEYS.fields})
    groups = shortcuts(places_for(house(request).extensions, actor))
    return page(request, "forum/keys/keys.html", {"form": form, "groups": groups})


async def choose_keys(request: Request) -> Response:
    wanted = KEYS.read(await read_form(request)).values
    off = "+".join(name for name in KEYS.fields if not wanted.get(name))
    actor = actor_of(request)
    if actor.is_signed_in:
        async with house(request).database.writing() as session:
            await switch_keys_off(session, actor, off)
        return see_other(request, "/help/keys", notice=_("Your choice is saved."))
    response = see_other(request, "/help/keys", notice=_("Your choice is saved."))
    if off:
        response.set_cookie(COOKIE, off, max_age=YEAR, samesite="lax", path="/")
    else:
        response.delete_cookie(COOKIE, path="/")
    return response
