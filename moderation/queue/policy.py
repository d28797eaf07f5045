"""Who may review, and the one list of decisions: it draws the buttons and refuses the rest."""

from dataclasses import dataclass

from forum.actor import Actor
from forum.i18n import Message, _

LEASE_MINUTES = 15  # how long a claim keeps others from the same work


@dataclass(frozen=True, slots=True)
class Verb:
    """A possible decision: `closes` ends the item, `needs_reason` asks for words that the author will read."""

    id: str
    label: Message
    done: Message
    key: str
    closes: bool = False
    needs_reason: bool = False
    kind: str = "plain"


APPROVE = Verb("approve", _("Approve"), _("Approved."), "a", closes=True, kind="solved")
REJECT = Verb("hide", _("Reject"), _("Rejected: it stays out of view."), "h", True, True, "danger")
HIDE = Verb("hide", _("Hide"), _("Hidden."), "h", True, True, "danger")
LOCK = Verb("lock", _("Lock the thread"), _("Thread locked."), "l")
UNLOCK = Verb("unlock", _("Unlock the thread"), _("Thread unlocked."), "l")
WARN = Verb("warn", _("Warn the author"), _("Author warned."), "w", needs_reason=True)
SUSPEND = Verb("suspend", _("Suspend the author"), _("Author suspended."), "s", False, True, "danger")


@dataclass(frozen=True, slots=True)
class Situation:
    """What the possible decisions depend on."""

    object_kind: str
    object_state: str  # published, held, hidden, deleted; "" for a user
    thread_locked: bool = False
    author_roles: frozenset[str] | None = None  # None: no author to sanction
    own: bool = False


def may_review(actor: Actor) -> bool:
    return actor.is_moderator


def possible(actor: Actor, case: Situation) -> tuple[Verb, ...]:
    """The decisions that this actor may take here, in the order of their buttons; none about one's own
    post, and none about what is decided on a page of its own."""
    if not may_review(actor) or case.own or case.object_kind not in ("post", "comment", "user"):
        return ()
    verbs = [APPROVE]
    if case.object_kind != "user" and case.object_state != "hidden":
        verbs.append(REJECT if case.object_state == "held" else HIDE)
    if case.object_kind != "user":
        verbs.append(UNLOCK if case.thread_locked else LOCK)
    if case.author_roles is not None and (
        not case.author_roles or (actor.is_admin and "admin" not in case.author_roles)
    ):
        verbs += [WARN, SUSPEND]
    return tuple(verbs)
