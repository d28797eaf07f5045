"""What the search for gaming keeps for a while."""

from forum.i18n import _
from forum.kept import Kept

KEPT = (
    Kept("marks", _("Marks of networks and devices"), _("To see that two accounts are one person; hashes alone."),
         "account_marks", "last_at < {until}", 90, setting="mark_days"),
)  # fmt: skip
