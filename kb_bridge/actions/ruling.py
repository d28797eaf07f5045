"""When topics of a category are ripe, as admins set it."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import delete, insert

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere, Words
from forum.i18n import _
from kb_bridge.events import RipenessChanged
from kb_bridge.models import RipenessRule
from kb_bridge.policy import may_set_ripeness
from kb_bridge.ripeness import WINDOW, Need

ASKERS = range(2, 101)
DAYS = range(7, WINDOW // timedelta(days=1) + 1)  # topics count their askers in no longer a window


async def set_ripeness(session: Session, actor: Actor, rules: Mapping[int, Need]) -> None:
    """These rules by category, and no others; Invalid at `askers_<category>` or `days_<category>`."""
    if not may_set_ripeness(actor):
        raise NotThere
    errors: dict[str, Words] = {}
    for category_id, need in rules.items():
        if need.askers not in ASKERS:
            errors[f"askers_{category_id}"] = _("A number from %(least)s to %(most)s.", least=2, most=100)
        if need.window.days not in DAYS:
            errors[f"days_{category_id}"] = _("A number from %(least)s to %(most)s.", least=7, most=DAYS[-1])
    if errors:
        raise Invalid(errors)
    await session.execute(delete(RipenessRule))
    rows = [{"category_id": number, "askers": each.askers, "days": each.window.days} for number, each in rules.items()]
    if rows:
        await session.execute(insert(RipenessRule), rows)
    await publish(session, RipenessChanged(actor.id))
