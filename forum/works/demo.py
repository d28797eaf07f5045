"""Works that the demonstration announces: one to come, one that is over. Nothing that stands on every page at once."""

from datetime import timedelta
from typing import Any

from forum.database import Session
from forum.works.actions import Announcement, announce

COMING = {
    "en": "On this day between 02:00 and 04:00 UTC the Fenwillow cloud is moved. Valves keep to their plans; the app "
    "may show old readings.",
    "ru": "В этот день с 02:00 до 04:00 UTC облако Fenwillow переезжает. Клапаны работают по своим планам, а "
    "приложение может показывать старые данные.",
    "ro": "În această zi, între 02:00 și 04:00 UTC, cloudul Fenwillow este mutat. Supapele își urmează planurile; "
    "aplicația poate arăta valori vechi.",
}
PAST = {"en": "Invoices cannot be downloaded for an hour: the billing system is being updated."}


async def announce_works(session: Session, stage: Any) -> list[tuple[str, int]]:
    helmi, now = await stage.actor(session, "helmi"), stage.moment
    night = now.replace(hour=2, minute=0, second=0, microsecond=0) + timedelta(days=6)
    made = [await announce(session, helmi, Announcement(night, night + timedelta(hours=2), COMING))]
    session.now = now - timedelta(days=9)
    billing = stage.categories["app-and-billing"]
    past = Announcement(session.now, session.now + timedelta(hours=1), PAST, category_id=billing)
    made.append(await announce(session, helmi, past))
    return [("planned_work", each) for each in made]


DEMO_SCENES = (announce_works,)
