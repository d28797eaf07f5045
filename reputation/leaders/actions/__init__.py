"""Every write of the lists, of rewards, of thanks."""

from reputation.leaders.actions.closing import close_lists, follow_stale_threads
from reputation.leaders.actions.counting import count_again, count_event, follow_thread
from reputation.leaders.actions.listing import set_listed
from reputation.leaders.actions.rewarding import (
    Hook,
    queue_reward,
    remove_hook,
    save_hook,
    send_again,
    send_reward,
    send_test,
)
from reputation.leaders.actions.thanking import set_most_share, thank

__all__ = [
    "Hook", "close_lists", "count_again", "count_event", "follow_stale_threads", "follow_thread", "queue_reward",
    "remove_hook", "save_hook", "send_again", "send_reward", "send_test", "set_listed", "set_most_share", "thank",
]  # fmt: skip
