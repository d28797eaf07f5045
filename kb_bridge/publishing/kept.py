"""What publishing keeps for a while."""

from forum.i18n import _
from forum.kept import Kept

KEPT = (
    Kept("publishing", _("What was sent to publishers, and what came of it"), _("To see what went wrong elsewhere."),
         "publisher_runs", "ended_at < {until}", 90, 7, 365),
)  # fmt: skip
