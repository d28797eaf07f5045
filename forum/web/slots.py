"""Slots: places in a page that the neighbours may fill."""

from typing import Any

from markupsafe import Markup
from starlette.requests import Request

from forum.actor import Actor
from forum.database import Session
from forum.web.house import House, actor_of, house


async def fill_slot(house: House, session: Session, actor: Actor, name: str, subject: dict[str, Any]) -> list[Markup]:
    """What the packages have to show in the slot `name` for this subject, in their order; each is safe HTML."""
    shown = [await slot(session, actor, subject) for slot in house.slots.get(name, ())]
    return [Markup(text) for text in shown if text]  # noqa: S704 - slots return rendered fragments


async def admin_nav(request: Request, session: Session) -> list[Markup]:
    """The links to the pages of an admin, which rooms and packages add; the one to this page is marked."""
    return await fill_slot(house(request), session, actor_of(request), "admin_nav", {"here": request.url.path})
