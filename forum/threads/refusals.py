"""Why somebody may not write, in words: said once for every room."""

from datetime import datetime

from forum.actor import Actor, is_future
from forum.errors import Refused, SignInNeeded
from forum.i18n import Message, _, date
from forum.privileges import Privilege, comes_with, reaches


def require(allowed: bool, actor: Actor, now: datetime, because: Message | Privilege | None = None) -> None:
    """Nothing when `allowed`; else visitors are led to the sign-in page and others told why not: `because`, or that a
    privilege comes with a higher trust level than theirs."""
    if allowed:
        return
    if actor.is_visitor:
        raise SignInNeeded
    if isinstance(because, Privilege):
        lacking = not reaches(actor, because) and standing(actor, now) is None
        raise Refused(comes_with(because) if lacking else standing(actor, now), by_level=lacking)
    raise Refused(standing(actor, now) or because)


def standing(actor: Actor, now: datetime) -> Message | None:
    """What keeps this actor from writing anything at all; None where nothing does."""
    if is_future(actor.suspended_until, now):
        day = Day(actor.suspended_until)
        return _("Your account is suspended until %(day)s. You can read, but not write.", day=day)
    if is_future(actor.silenced_until, now):
        return _("You can read, but not write, until %(day)s.", day=Day(actor.silenced_until))
    if actor.is_signed_in and not actor.verified:
        return _("Please confirm your e-mail address first: we have sent you a link.")
    return None


class Day:
    """A date that takes the form of the reader's language when it is shown."""

    def __init__(self, moment: datetime | None):
        self.moment = moment

    def __str__(self) -> str:
        return date(self.moment) if self.moment else ""
