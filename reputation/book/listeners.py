"""The book moves within the event's transaction."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from forum.bus import Published
from forum.database import Session
from forum.demo.events import DemonstrationRemoved
from forum.events import ImportFinished
from forum.measuring.events import HistoryCopied
from reputation.book.actions import Bookkeeper, Cause, enter_base, enter_from_log, enter_many, sum_up
from reputation.book.points import Line, Reversed, given_back, is_askers_mark, lines_for, restores, reversed_by
from reputation.book.price_lists import JOINED
from reputation.book.queries import annulled_gains, authors_of, lines_to_give_back, lines_to_restore, list_in_force


async def keep_the_book(session: Session, event: Any, published: Published) -> None:
    """Enters, reverses or restores the lines of any event that the price list knows."""
    name, values = type(event).__name__, asdict(event)
    prices = await list_in_force(session, writing=True)
    authors = await authors_of(session, event.post_ids) if name == "ArticleAccepted" else {}
    lines = [line for line in lines_for(name, values, authors) if line.cause != JOINED or prices.base]
    keeper = Bookkeeper(session, Cause(published.id, event.actor_id, published.at), prices)
    again = await lines_to_restore(session, event.post_id) if restores(name, values) else []
    again += await lines_to_give_back(session, given_back(name, values))
    await keeper.book(lines, reversed_by(name, values), again)
    if is_askers_mark(name, values) and (annulled := await annulled_gains(session, event.post_id)):
        whom = [Reversed(post_id=event.post_id, causes=(cause,), user_id=user_id) for user_id, cause in annulled]
        await keeper.book([], whom, [])


async def stand_by_the_book(session: Session, _event: DemonstrationRemoved, _published: Published) -> None:
    """Lines have gone with those who caused them: what is left is what the rest of the events make."""
    await sum_up(session)


async def credit_many(session: Session, happened: Sequence[tuple[Any, Published]]) -> None:
    """The same for the many events of an import, which only ever enter lines."""
    lines: list[tuple[Line, Published, int | None]] = []
    for event, published in happened:
        entered = lines_for(type(event).__name__, asdict(event), {})
        lines.extend((line, published, event.actor_id) for line in entered)
    await enter_many(session, lines, await list_in_force(session, writing=True))


async def welcome_the_imported(session: Session, _event: ImportFinished, published: Published) -> None:
    """Imported people begin with what everybody begins with."""
    await enter_base(session, await list_in_force(session, writing=True), published)


async def enter_the_copied(session: Session, event: HistoryCopied, published: Published) -> None:
    """Nobody has heard of those votes and acceptances one by one."""
    prices = await list_in_force(session, writing=True)
    await enter_from_log(session, event.first_event_id, event.last_event_id, prices=prices)
    await enter_base(session, prices, published)
