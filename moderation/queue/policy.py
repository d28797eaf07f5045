"""Who may review, and the one list of decisions: it draws the buttons and refuses the rest."""

from dataclasses import dataclass
from typing import Protocol

from forum.actor import Actor
from forum.i18n import Message, _

LEASE_MINUTES = 15  # how long a claim keeps others from the same work
IN_BULK = ("approve", "hide", "lock")


@dataclass(frozen=True, slots=True)
class Verb:
    """A possible decision: `closes` ends the item, `needs_reason` asks for words that the author will read, `asks`
    names the fields that it needs beside them."""

    id: str
    label: Message
    done: Message
    key: str
    closes: bool = False
    needs_reason: bool = False
    kind: str = "plain"
    asks: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """One press is all that it takes."""
        return not self.needs_reason and not self.asks


APPROVE = Verb("approve", _("Approve"), _("Approved."), "a", closes=True, kind="solved")
REJECT = Verb("hide", _("Reject"), _("Rejected: it stays out of view."), "h", True, True, "danger")
HIDE = Verb("hide", _("Hide"), _("Hidden."), "h", True, True, "danger")
HOLD = Verb("hold", _("Hold for review"), _("Held: it waits out of view."), "d")
LOCK = Verb("lock", _("Lock the thread"), _("Thread locked."), "l")
UNLOCK = Verb("unlock", _("Unlock the thread"), _("Thread unlocked."), "l")
DUPLICATE = Verb("duplicate", _("Mark as a duplicate"), _("Marked as a duplicate."), "u", asks=("target",))
MERGE = Verb("merge", _("Merge into another"), _("Merged."), "m", asks=("target",))
MOVE = Verb("move", _("Move to a category"), _("Moved."), "v", asks=("category",))
SPLIT = Verb("split", _("Make it a thread"), _("It is a thread of its own now."), "p", asks=("title",))
REPLY = Verb("reply", _("Reply in the thread"), _("Posted."), "r", asks=("body",))
WARN = Verb("warn", _("Warn the author"), _("Author warned."), "w", needs_reason=True)
SILENCE = Verb("silence", _("Pause their writing"), _("Their writing is paused."), "i", False, True, asks=("days",))
SUSPEND = Verb("suspend", _("Suspend the author"), _("Author suspended."), "s", False, True, "danger", ("days",))
AGREE = Verb("agree", _("Agree"), _("Agreed: the decision stands."), "a", closes=True, kind="solved")
DISAGREE = Verb("disagree", _("Disagree"), _("Taken back: decide it anew."), "x", needs_reason=True, kind="danger")
UPHOLD = Verb("uphold", _("The decision stands"), _("The decision stands. They were told."), "h", True, True)
OVERTURN = Verb("overturn", _("Take the decision back"), _("Taken back. They were told."), "a", True, True, "solved")
VERBS = (APPROVE, HIDE, HOLD, LOCK, UNLOCK, DUPLICATE, MERGE, MOVE, SPLIT, REPLY, WARN, SILENCE, SUSPEND, AGREE,
         DISAGREE, UPHOLD, OVERTURN)  # fmt: skip
FOR_AUTHORS = ("hide", "warn", "silence", "suspend")  # what somebody may appeal against


@dataclass(frozen=True, slots=True)
class Situation:
    """What the possible decisions depend on."""

    object_kind: str
    object_state: str  # published, held, hidden, deleted; "" for a user
    post_kind: str = ""  # opening, answer, reply
    thread_locked: bool = False
    thread_published: bool = True
    accepted: bool = False
    author_roles: frozenset[str] | None = None  # None: no author to sanction
    own: bool = False
    first_reader: int | None = None  # who decided already, where a second reader is awaited
    judge: int | None = None  # whose decision an appeal is against


class Appealable(Protocol):
    """A decision, as far as it matters for appealing."""

    @property
    def verb(self) -> str: ...
    @property
    def undone(self) -> bool: ...
    @property
    def appeal_state(self) -> str | None: ...


def may_review(actor: Actor) -> bool:
    return actor.is_moderator


def may_appeal(decision: Appealable) -> bool:
    """Once, against what is unpleasant and still stands."""
    return decision.verb in FOR_AUTHORS and not decision.undone and decision.appeal_state is None


def possible(actor: Actor, case: Situation) -> tuple[Verb, ...]:
    """The decisions that this actor may take here, in the order of their buttons; none about one's own post, none about
    what is decided on a page of its own, and none where somebody else must look."""
    if not may_review(actor) or case.own:
        return ()
    if case.object_kind == "appeal":
        return () if case.judge == actor.id else (UPHOLD, OVERTURN)
    if case.first_reader is not None:
        return () if case.first_reader == actor.id else (AGREE, DISAGREE)
    if case.object_kind == "article":
        return (APPROVE,)  # to mend or archive it settles it, too
    if case.object_kind not in ("post", "comment", "user"):
        return ()
    verbs = (APPROVE,) if case.object_kind == "user" else (APPROVE, *of_sight(case), *of_place(case))
    return (*verbs, *of_person(actor, case))


def of_sight(case: Situation) -> tuple[Verb, ...]:
    if case.object_state == "hidden":
        return ()
    if case.object_state == "held":
        return (REJECT,)
    return (HIDE, HOLD) if case.object_state == "published" else (HIDE,)


def of_place(case: Situation) -> tuple[Verb, ...]:
    """What can be done with the thread; in one out of view nobody needs to read an answer."""
    verbs = [UNLOCK if case.thread_locked else LOCK]
    if not case.thread_published:
        return tuple(verbs)
    if case.post_kind == "opening" and case.object_kind == "post":
        verbs += [DUPLICATE, MERGE, MOVE]
    elif case.object_kind == "post" and case.object_state == "published" and not case.accepted:
        verbs.append(SPLIT)
    return (*verbs, REPLY)


def of_person(actor: Actor, case: Situation) -> tuple[Verb, ...]:
    roles = case.author_roles
    if roles is None or (roles and not (actor.is_admin and "admin" not in roles)):
        return ()
    return WARN, SILENCE, SUSPEND
