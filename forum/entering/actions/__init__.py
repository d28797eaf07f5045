"""Every write of ways in: being sent to a provider and coming back, new people, connecting, and what admins keep."""

from forum.entering.actions.arriving import NewName, keep_arrival, make_arrived, spend_arrival, take_arrival
from forum.entering.actions.identities import connect, disconnect, follow_groups, note_use
from forum.entering.actions.journeys import Journey, begin_journey, end_journey, spend_once
from forum.entering.actions.keeping import ProviderEdit, remove_provider, save_provider

__all__ = [
    "Journey", "NewName", "ProviderEdit", "begin_journey", "connect", "disconnect", "end_journey", "follow_groups",
    "keep_arrival", "make_arrived", "note_use", "remove_provider", "save_provider", "spend_arrival", "spend_once",
    "take_arrival",
]  # fmt: skip
