"""Slots: places in a page that the neighbours may fill."""

from typing import Any

from markupsafe import Markup

from forum.actor import Actor
from forum.database import Session
from forum.web.house import House


async def fill_slot(house: House, session: Session, actor: Actor, name: str, subject: dict[str, Any]) -> list[Markup]:
    """What the packages have to show in the slot `name` for this subject, in their order; each is safe HTML."""
    shown = [await slot(session, actor, subject) for slot in house.slots.get(name, ())]
    return [Markup(text) for text in shown if text]  # noqa: S704 - slots return rendered fragments
