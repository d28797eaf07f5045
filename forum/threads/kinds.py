"""What the kinds of threads are called where one is chosen, and what is said of a post that waits for review."""

from typing import Any

from forum.actor import Actor
from forum.i18n import _

KINDS = {
    "question": (_("Question"), _("Something to solve. You will mark the answer that solved it.")),
    "discussion": (_("Discussion"), _("An exchange of ideas, with replies instead of answers.")),
    "announcement": (_("Announcement"), _("News from staff.")),
}
HELD = _("Thank you. A moderator will look at it before others can see it.")


def kinds_for(actor: Actor) -> list[tuple[Any, ...]]:
    """Value, name and hint of each kind of thread that this actor may start."""
    return [(kind, *words) for kind, words in KINDS.items() if kind != "announcement" or actor.is_staff]
