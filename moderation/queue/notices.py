"""What neighbours ask to be looked at (`ReviewWanted`), as grounds. Pure."""

from forum.events import ReviewWanted
from forum.i18n import Message, _
from moderation.queue.grounds import Ground

# Reason -> (source, severity, probability, minutes, words). A vote ring takes longer to judge than a rude word.
NOTICES: dict[str, tuple[str, int, float, int, Message]] = {
    "ledger_dispute": ("dispute", 3, 0.5, 5, _("A line of a reputation statement is disputed")),
    "ledger_drift": ("notice", 1, 0.9, 15, _("Standings do not add up")),
    "trigger_suspended": ("notice", 3, 0.9, 3, _("A rule was suspended: too few of its items needed anybody")),
    "person_called": ("notice", 2, 0.9, 5, _("Somebody asked for a person")),
    "votes_arranged": ("evidence", 2, 0.5, 7, _("Votes that look arranged")),
    "second_look": ("evidence", 2, 0.5, 7, _("A colleague asks for a second look")),
}
MENDED = Ground(
    "mended", "mended", _("Its author mended it after it was hidden").one, severity=3, probability=0.2, minutes=2
)
ELSE = ("notice", 3, 0.5, 5)


def ground_of(event: ReviewWanted) -> Ground:
    """A reason that a third party's package names is shown as it is."""
    source, severity, probability, minutes, words = NOTICES.get(event.reason, (*ELSE, Message(event.reason)))
    return Ground(
        source, event.reason, words.one, severity=severity, probability=probability, minutes=minutes, note=event.detail
    )
