"""The lists move with the book; what people reach is told to other servers."""

from typing import Any

from forum.accounts.events import TrustLevelChanged
from forum.bus import Published
from forum.database import Session
from forum.demo.events import DemonstrationRemoved
from forum.events import BadgeAwarded, ImportFinished
from forum.measuring.events import HistoryCopied
from forum.threads.events import PostEdited, ThreadMoved
from reputation.book.events import BookCorrected
from reputation.leaders.actions import count_again, count_event, follow_thread, queue_reward, send_reward
from reputation.leaders.events import LeadersMissing, PlaceReached, RewardQueued


async def count_for_the_lists(session: Session, _event: Any, published: Published) -> None:
    """In the transaction of the event, after its lines were entered."""
    await count_event(session, published.id)


async def count_in_its_new_place(session: Session, event: ThreadMoved | PostEdited, _published: Published) -> None:
    await follow_thread(session, event.thread_id)


async def count_everything(
    session: Session,
    _event: BookCorrected | DemonstrationRemoved | HistoryCopied | ImportFinished | LeadersMissing,
    _place: Published,
) -> None:
    """Where lines came or went by the thousand."""
    await count_again(session)


async def reward_badge(session: Session, event: BadgeAwarded, published: Published) -> None:
    await queue_reward(
        session, "badge_awarded", event.user_id, about={"badge": event.badge, "name": event.name}, event=published
    )


async def reward_level(session: Session, event: TrustLevelChanged, published: Published) -> None:
    if event.after > event.before:
        about = {"level": event.after, "before": event.before}
        await queue_reward(session, "level_gained", event.user_id, about=about, event=published)


async def reward_place(session: Session, event: PlaceReached, published: Published) -> None:
    about = {"period": event.period, "start": event.start, "place": event.place, "points": event.points}
    await queue_reward(session, "place_reached", event.user_id, about=about, event=published)


async def send_queued_reward(session: Session, event: RewardQueued, _published: Published) -> None:
    """Once: what is marked as sent is not sent again."""
    await send_reward(session, event.sending_id)
