"""What a token is for. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from forum.actor import Actor
from forum.i18n import Message, _

SCOPES: dict[str, tuple[Message, Message]] = {
    "read": (
        _("Read the forum"),
        _("Threads, articles and people as the account sees them; its notifications and follows."),
    ),
    "write": (_("Write"), _("Ask, answer, comment, edit, vote, accept, follow, report, upload.")),
    "moderate": (_("Moderate"), _("See what moderators see, and decide in the queue.")),
    "articles": (_("Edit articles"), _("See topics and proposals, and edit articles.")),
}
ROLES = {"moderate": "moderator", "articles": "kb_editor"}


def offered_to(actor: Actor) -> tuple[str, ...]:
    """The scopes that a token of theirs can have."""
    staff = (("moderate", actor.is_moderator), ("articles", actor.is_editor))
    return ("read", "write", *(scope for scope, may in staff if may))


def narrowed(actor: Actor, scopes: Iterable[str]) -> Actor:
    """The actor with those of their powers that the scopes name: an admin's token is never an admin."""
    may = {"moderate": actor.is_moderator, "articles": actor.is_editor}
    roles = frozenset(ROLES[scope] for scope in scopes if may.get(scope))
    return replace(actor, roles=roles)
