"""Every write of the queue."""

from moderation.queue.actions.bringing import bring_to_queue, close_case
from moderation.queue.actions.claiming import claim, give_back
from moderation.queue.actions.deciding import Choice, decide
from moderation.queue.actions.undoing import undo

__all__ = ["Choice", "bring_to_queue", "claim", "close_case", "decide", "give_back", "undo"]
