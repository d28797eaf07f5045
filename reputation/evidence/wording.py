"""What a case is called, why it was noticed, and what can be decided, in words."""

from collections.abc import Callable, Mapping

from forum.i18n import Message, _, n_
from reputation.evidence.policy import GAINS
from reputation.evidence.queries import Case

TITLES = {
    "pair": _("Two people who vote for each other"),
    "ring": _("Votes that go round in a group"),
    "burst": _("Many votes on one author at once"),
    "trade": _("Two people who accept each other's answers"),
    "accounts": _("Accounts that may be one person's"),
    "edits": _("Small edits for one author"),
}
WHY: dict[str, Message] = {
    "pair": _("Each gave the other far more votes than people without a stake give them in the same topics."),
    "ring": _("Votes among these people are far more than people without a stake give the same authors."),
    "burst": _("Votes went through one author's posts within minutes, and their givers voted on hardly anything else."),
    "trade": _("They ask and mark each other's answers far more often than others do in the same topics."),
    "accounts": _("These accounts share a network or a browser, and vote for each other or vote alike."),
    "edits": _("Most edits of one person that were paid changed a few letters in one author's posts."),
}
COMPARED: dict[str, Message] = {
    "trade": _(
        "How often others who ask in the same topics accept answers of these two says what habit explains. In a small topic two people may simply know most: read the answers before you decide."  # noqa: E501
    ),
    "edits": _(
        "How often others edit this author's posts in the same topics says what habit explains. A careful reader may be honest: look at the edits before you decide."  # noqa: E501
    ),
}
OF_VOTES = _(
    "What people without a stake gave the same authors in the same topics says what habit explains. Heavy voters, admirers and colleagues in a small topic are often honest: look at the votes before you decide."  # noqa: E501
)
COUNTED: dict[str, Callable[[int], Message]] = {
    "trade": lambda count: n_("%(count)s accepted answer", "%(count)s accepted answers", count),
    "edits": lambda count: n_("%(count)s paid edit", "%(count)s paid edits", count),
}
VERBS = {
    "annul": (_("Annul the votes"), _("Annulled. The people concerned are told."), "danger"),
    "dismiss": (_("Dismiss"), _("Dismissed. It returns only when there is much more of it."), "plain"),
    "ask": (_("Ask a colleague"), _("It stays in the queue, with your question."), "quiet"),
}
GAINS_VERBS = VERBS | {
    "annul": (_("Take the reputation back"), _("Taken back. The people concerned are told."), "danger"),
}
DONE = {"annul": _("Annulled the votes"), "dismiss": _("Dismissed it"), "ask": _("Asked a colleague")}


GAINS_DONE = DONE | {"annul": _("Took the reputation back")}


def verbs_said(case: Case) -> Mapping[str, tuple[Message, Message, str]]:
    """By decision: what its button says, what is said when it is done, and how it looks."""
    return GAINS_VERBS if case.kind in GAINS else VERBS


def decisions_said(case: Case) -> Mapping[str, Message]:
    return GAINS_DONE if case.kind in GAINS else DONE


def counted(case: Case) -> Message:
    """How much of it there is."""
    found = COUNTED.get(case.kind)
    return found(case.size) if found else n_("%(count)s vote", "%(count)s votes", case.size)


def compared(case: Case) -> Message:
    """What its size is measured by, and why it may be honest all the same."""
    return COMPARED.get(case.kind, OF_VOTES)


def by_habit(case: Case) -> Message:
    """How much of it habit would explain, in whole numbers."""
    return _("about %(count)s expected by habit", count=max(1, round(case.expected)))
