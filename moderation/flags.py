"""The kinds of flags, and how pressing each is. Pure."""

from forum.i18n import Message, _

# Kind -> (severity, words). Severity orders the queue: 3 before 2 before 1.
KINDS: dict[str, tuple[int, Message]] = {
    "personal": (3, _("It shows somebody's personal details")),
    "rude": (2, _("It is rude or abusive")),
    "spam": (2, _("It is advertising")),
    "off_topic": (1, _("It does not belong here")),
    "other": (1, _("Something else")),
}
NOTICED: dict[str, tuple[int, Message]] = {
    "newcomer_links": (2, _("A newcomer's post with links to other sites")),
    "newcomer_repeats": (2, _("A newcomer's post that repeats an earlier one")),
    "ledger_dispute": (1, _("A line of a reputation statement is disputed")),
    "ledger_drift": (3, _("Standings do not add up")),
    "votes_arranged": (2, _("Votes that look arranged")),
}


def severity_of(kind: str) -> int:
    return (KINDS | NOTICED).get(kind, (1, None))[0]


def words_for(kind: str) -> Message:
    """What brought an item here, in words; a reason that a third party's package names is shown as it is."""
    found = (KINDS | NOTICED).get(kind)
    return found[1] if found else Message(kind)
