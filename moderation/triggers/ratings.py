"""When what readers say of a solution is bad enough to be looked at. Pure."""

from forum.i18n import _
from forum.shares import Share
from moderation.queue.grounds import Ground

LEAST, HALF = 5, 0.5  # replies, and the share of "yes" that the whole interval must lie under
ASKER, READERS = "asker_not_helped", "rated_low"


def is_rated_low(yes: int, no: int) -> bool:
    """Not by a bare mean: two bad replies say nothing, and one good one in nine does not save it."""
    share = Share(yes, yes + no)
    return share.whole >= LEAST and share.interval[1] < HALF


def of_asker() -> Ground:
    words = _("The asker says that the solution did not help").one
    return Ground("notice", ASKER, words, severity=2, probability=0.7, minutes=7)


def of_readers(yes: int, no: int) -> Ground:
    words, most = _("Few readers were helped by the solution").one, Share(yes, yes + no).interval[1]
    value = f"{yes} / {yes + no} (≤ {most:.0%})"
    return Ground("notice", READERS, words, value, f"{HALF:.0%}", severity=2, probability=0.6, minutes=7)
