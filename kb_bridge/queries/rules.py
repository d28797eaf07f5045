"""When topics are ripe, by category."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta

from forum.database import Session
from kb_bridge.ripeness import RIPE_ASKERS, WINDOW, Need, most_askers
from kb_bridge.rows import Member, askings_of

RULES = "SELECT category_id, askers, days FROM ripeness_rules"
EVERYWHERE = Need(RIPE_ASKERS, WINDOW)


async def ripeness_rules(session: Session) -> dict[int, Need]:
    """What differs from everywhere, by category."""
    rows = await session.fetch(RULES)
    return {row["category_id"]: Need(row["askers"], timedelta(days=row["days"])) for row in rows}


def need_of(found: Sequence[Member], rules: Mapping[int, Need]) -> Need:
    """The rule of the category in which most of these threads stand."""
    places = Counter(each.thread.category_id for each in found)
    return rules.get(max(places, key=lambda place: (places[place], -place), default=0), EVERYWHERE)


def is_ripe(found: Sequence[Member], rules: Mapping[int, Need]) -> bool:
    need = need_of(found, rules)
    return most_askers(askings_of(found), need.window) >= need.askers
