"""Every write of the queue."""

from moderation.queue.actions.appealing import appeal
from moderation.queue.actions.bringing import bring_to_queue, close_case, withdraw
from moderation.queue.actions.bulk import decide_many
from moderation.queue.actions.claiming import claim, give_back, take_next
from moderation.queue.actions.clocks import ring_clocks
from moderation.queue.actions.deciding import decide
from moderation.queue.actions.desk import add_note, drop_view, keep_view
from moderation.queue.actions.pacing import slow_down
from moderation.queue.actions.undoing import undo, undo_batch
from moderation.queue.choices import Choice

__all__ = [
    "Choice", "add_note", "appeal", "bring_to_queue", "claim", "close_case", "decide", "decide_many",
    "drop_view", "give_back", "keep_view", "ring_clocks", "slow_down", "take_next", "undo", "undo_batch", "withdraw",
]  # fmt: skip
