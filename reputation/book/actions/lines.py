"""Lines are entered, reversed and restored, and the standing moves in the same transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from forum.accounts.actions import add_reputation
from forum.database import Session
from forum.threads.actions.ordering import lock_people
from reputation.book.cap import fitting, returning
from reputation.book.points import CAP_RETURNED, REVERSAL, Line, Reversed
from reputation.book.price_lists import PriceList
from reputation.book.queries import Found, cuts_of, lines_to_reverse, net_of, used_on
from reputation.trust.actions import follow_with_trust

ENTER = """
INSERT INTO ledger_entries
    (user_id, amount, worth, cause, price_list, day, actor_id, thread_id, post_id, vote_id, event_id, reverses_id,
     adjusts_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING RETURNING id
"""


@dataclass(frozen=True, slots=True)
class Cause:
    """The event that moves the book, and who caused it."""

    event_id: int
    actor_id: int | None
    at: datetime

    @property
    def day(self) -> date:
        """The UTC day whose cap the gains of this event count towards."""
        return self.at.astimezone(UTC).date()


@dataclass(frozen=True, slots=True)
class Place:
    """What a line is worth before the cap, the day whose cap counts it, and the line that it belongs to."""

    worth: int = 0
    day: date | None = None
    reverses: int | None = None
    adjusts: int | None = None


class Bookkeeper:
    """Enters what one event moves, under one price list. People are locked first, in one order for everybody."""

    def __init__(self, session: Session, cause: Cause, prices: PriceList):
        self.session, self.cause, self.prices = session, cause, prices

    async def book(self, lines: Sequence[Line], reverses: Sequence[Reversed], again: Sequence[Found]) -> None:
        """The opposite of every open line that `reverses` names, then `lines`, then what had been taken back."""
        taken = [line for which in reverses for line in await lines_to_reverse(self.session, which)]
        people = {line.user_id for line in taken} | {line.user_id for line in again} | {line.user_id for line in lines}
        await lock_people(self.session, *people)
        for line in taken:
            await self.reverse(line)
        # Once a day of a person, when all is taken: a line is corrected once by an event.
        for user_id, day in sorted({(line.user_id, line.day) for line in taken if line.day is not None}):
            await self.return_cuts(user_id, day)
        for new in lines:
            await self.enter(new)
        for gone in again:
            await self.restore(gone)

    async def enter(self, line: Line) -> None:
        await self.enter_worth(line, self.cause.day if self.prices.capped(line.cause) else None)

    async def restore(self, gone: Found) -> None:
        """What a reversal took back is entered again, at today's price and under the cap of the day it came from."""
        line = Line(gone.user_id, gone.cause, gone.thread_id, gone.post_id, gone.vote_id)
        day = gone.day or self.cause.day
        await self.enter_worth(line, day if self.prices.capped(line.cause) else None, reverses=gone.id)

    async def enter_worth(self, line: Line, day: date | None, *, reverses: int | None = None) -> None:
        worth = self.prices.worth(line.cause)
        amount = worth
        if day is not None:
            amount = fitting(worth, await used_on(self.session, line.user_id, day), self.prices.daily_cap)
        await self.write(line, amount, Place(worth, day, reverses))

    async def reverse(self, found: Found) -> None:
        """The opposite of what the line brought, corrections included."""
        net = await net_of(self.session, found.id)
        line = Line(found.user_id, REVERSAL, found.thread_id, found.post_id, found.vote_id)
        await self.write(line, -net, Place(day=found.day, reverses=found.id))

    async def return_cuts(self, user_id: int, day: date) -> None:
        """What lines of that day had been kept from, as far as there is room now."""
        used = await used_on(self.session, user_id, day)
        cuts = await cuts_of(self.session, user_id, day)
        for line_id, points in returning(cuts, used, self.prices.daily_cap):
            await self.write(Line(user_id, CAP_RETURNED), points, Place(day=day, adjusts=line_id))

    async def write(self, line: Line, amount: int, where: Place) -> None:
        """One line, once for its event; the standing moves with it."""
        entered = await self.session.fetchval(
            ENTER, line.user_id, amount, where.worth, line.cause, self.prices.name, where.day, self.cause.actor_id,
            line.thread_id, line.post_id, line.vote_id, self.cause.event_id, where.reverses, where.adjusts,
            self.cause.at,
        )  # fmt: skip
        if entered is not None and amount:
            await add_reputation(self.session, line.user_id, amount)
            await follow_with_trust(self.session, line.user_id)
