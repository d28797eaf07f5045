"""Every write about what is kept of a person."""

from forum.belongings.actions.leaving import come_back, let_them_leave, stay_by_link, take_back_leaving, want_to_leave
from forum.belongings.actions.marking import inherit_sanction
from forum.belongings.actions.renaming import take_another_name
from forum.belongings.actions.taking import advance_takeout, note_fetched, prune_takeouts, want_takeout

__all__ = [
    "advance_takeout", "come_back", "inherit_sanction", "let_them_leave", "note_fetched", "prune_takeouts",
    "stay_by_link", "take_another_name", "take_back_leaving", "want_takeout", "want_to_leave",
]  # fmt: skip
