"""What follows for other places when an article changes here."""

from dataclasses import dataclass

from forum.bus import Published
from forum.database import Session
from kb_bridge.publishing.actions.keeping import bring_everywhere
from kb_bridge.publishing.actions.running import carry_out
from kb_bridge.publishing.events import PublisherRunQueued


@dataclass(frozen=True, slots=True)
class AboutArticle:
    """What every event heard here has."""

    article_id: int


async def bring_to_publishers(session: Session, event: AboutArticle, _published: Published) -> None:
    """New, edited, shelved, archived or back: each publisher comes to have what readers here have."""
    await bring_everywhere(session, event.article_id)


async def carry_out_run(session: Session, event: PublisherRunQueued, _published: Published) -> None:
    """Anything raised makes the queue try again, later each time."""
    await carry_out(session, event.run_id)
