"""Every write of moderation."""

from moderation.actions.claiming import claim, give_back
from moderation.actions.deciding import Choice, decide
from moderation.actions.flagging import open_item, raise_flag
from moderation.actions.sanctioning import suspend, warn
from moderation.actions.undoing import undo

__all__ = ["Choice", "claim", "decide", "give_back", "open_item", "raise_flag", "suspend", "undo", "warn"]
