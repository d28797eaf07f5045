"""The links at the foot of mails: they work signed out, on any device, and for the mail program itself (RFC 8058)."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.accounts.queries import actor_by_id
from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.notifications.actions import stop_mail
from forum.notifications.queries import title_of
from forum.notifications.tokens import Unsubscribing, read_token, token_for
from forum.web.house import house
from forum.web.templating import page

PLACE = "/unsubscribe/{token}"


async def ask(request: Request) -> Response:
    """Says what pressing the button will stop; looking changes nothing, since mail programs look at links too."""
    wish = wish_of(request)
    async with house(request).database.reading() as session:
        _, values = await what_stops(request, session, wish)
    return page(request, "forum/notifications/unsubscribe.html", values | {"done": False})


async def stop(request: Request) -> Response:
    """No redirect afterwards: mail programs do not follow one."""
    wish = wish_of(request)
    async with house(request).database.writing() as session:
        actor, values = await what_stops(request, session, wish)
        await stop_mail(session, actor, wish.thread_id)
    return page(request, "forum/notifications/unsubscribe.html", values | {"done": True})


def wish_of(request: Request) -> Unsubscribing:
    wish = read_token(house(request).settings, request.path_params["token"])
    if wish is None:
        raise NotThere
    return wish


async def what_stops(request: Request, session: Session, wish: Unsubscribing) -> tuple[Actor, dict[str, Any]]:
    actor = await actor_by_id(session, wish.user_id)
    if actor is None:
        raise NotThere
    settings = house(request).settings
    return actor, {
        "token": token_for(settings, wish),
        "all_token": token_for(settings, Unsubscribing(wish.user_id)) if wish.thread_id is not None else None,
        "thread_title": await title_of(session, actor, wish.thread_id),
        "about_thread": wish.thread_id is not None,
    }


ROUTES = (Route(PLACE, ask, methods=["GET"]), Route(PLACE, stop, methods=["POST"]))
