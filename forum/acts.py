"""What people may do, each act in words beside the policy that pages ask about it: the rows of the table of roles."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from forum.actor import ROLES, VISITOR, Actor
from forum.errors import Words
from forum.i18n import _
from forum.privileges import LEVELS

GROUPS: Mapping[str, Words] = {
    "reading": _("Reading and following"),
    "writing": _("Asking, answering and discussing"),
    "keeping": _("Keeping threads in order"),
    "self": _("One's own account"),
    "moderation": _("Moderation"),
    "customers": _("Customers and their questions"),
    "reputation": _("Reputation and badges"),
    "articles": _("Articles"),
    "people": _("People"),
    "connections": _("Connections"),
    "house": _("The house"),
}
"""In the order of the page, by their headings."""

ME, SOMEBODY = 1, 2  # who acts in an example, and another person
NOW = datetime(2026, 1, 1, tzinfo=UTC)  # the moment of every example


@dataclass(frozen=True, slots=True)
class Act:
    """A row: the policy is called with an actor and then with what the example is about, as a page would call it."""

    group: str
    words: Words
    policy: Callable[..., bool]
    about: tuple[Any, ...] = ()
    named: Mapping[str, Any] = field(default_factory=dict)

    def is_for(self, actor: Actor) -> bool:
        return self.policy(actor, *self.about, **self.named)


@dataclass(frozen=True, slots=True)
class Row:
    """Who may do one thing: customers from a trust level on (None: never), staff by their roles."""

    words: Words
    visitor: bool
    level: int | None
    staff: tuple[bool, ...]  # in the order of ROLES


def customer(level: int) -> Actor:
    """In good standing, of this trust level."""
    return Actor(ME, verified=True, trust_level=level)


def member(role: str) -> Actor:
    """Of the staff, by this role alone and with no trust earned."""
    return Actor(ME, verified=True, roles=frozenset({role}))


def row_of(act: Act) -> Row:
    """Every cell is what the policy answers."""
    allowed = [act.is_for(customer(level)) for level in LEVELS]
    above = [level for level in LEVELS if all(allowed[level:])]
    staff = tuple(act.is_for(member(role)) for role in ROLES)
    return Row(act.words, act.is_for(VISITOR), above[0] if above else None, staff)
