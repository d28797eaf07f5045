"""Every read of the lists, of rewards, of helpers."""

from reputation.leaders.queries.boards import (
    LeaderRow,
    Listing,
    Own,
    Wanted,
    is_absent,
    leaders,
    neighbours,
    own_place,
)
from reputation.leaders.queries.drift import lists_that_drift, stale_threads
from reputation.leaders.queries.load import Due, Hole, holes, load_of_helpers, most_share, thanks_due
from reputation.leaders.queries.rewards import HookRow, SendingRow, hook_of_id, hooks, sendings

__all__ = [
    "Due", "Hole", "HookRow", "LeaderRow", "Listing", "Own", "SendingRow", "Wanted", "holes", "hook_of_id", "hooks",
    "is_absent", "leaders", "lists_that_drift", "load_of_helpers", "most_share", "neighbours", "own_place", "sendings",
    "stale_threads", "thanks_due",
]  # fmt: skip
