"""The queue in words: verbs as the log says them, sources, severities, usual reasons."""

from forum.i18n import Message, _

VERBS: dict[str, Message] = {
    "approve": _("approved"),
    "hide": _("hid"),
    "hold": _("held for review"),
    "lock": _("locked the thread of"),
    "unlock": _("unlocked the thread of"),
    "slow": _("slowed down the thread of"),
    "unslow": _("ended slow mode in the thread of"),
    "duplicate": _("marked as a duplicate"),
    "merge": _("merged into another thread"),
    "move": _("moved to another category"),
    "split": _("made a thread of its own of"),
    "reply": _("replied to"),
    "warn": _("warned"),
    "silence": _("paused the writing of"),
    "suspend": _("suspended"),
    "agree": _("agreed as the second reader about"),
    "disagree": _("disagreed as the second reader about"),
    "uphold": _("refused an appeal"),
    "overturn": _("granted an appeal"),
}
# The same without a name before it, for everybody.
OPEN_VERBS: dict[str, Message] = {
    "approve": _("Approved"),
    "hide": _("Hidden"),
    "lock": _("Thread locked"),
    "unlock": _("Thread unlocked"),
    "duplicate": _("Marked as a duplicate"),
    "merge": _("Merged into another thread"),
    "move": _("Moved to another category"),
    "split": _("Made a thread of its own"),
    "warn": _("Warning"),
    "silence": _("Writing paused"),
    "suspend": _("Suspension"),
    "overturn": _("Appeal granted"),
}
OBJECTS: dict[str, Message] = {
    "post": _("a post"),
    "comment": _("a comment"),
    "user": _("a person"),
    "appeal": _("an appeal"),
    "article": _("an article"),
    "call": _("a call for a person"),
}
SEVERITIES: dict[int, Message] = {
    1: _("Within minutes"),
    2: _("Within hours"),
    3: _("Within a day"),
    4: _("Within a week"),
}
# Kept in English and read in the language of whoever reads them.
USUAL: tuple[Message, ...] = (
    _("It is advertising."),
    _("It insults somebody. Please write about the matter, not about people."),
    _("It shows somebody's personal details."),
    _("It has nothing to do with the thread."),
    _("The same was posted before."),
    _("It could harm whoever follows the advice."),
    _("It pretends to come from staff."),
)


def words_for(words: str) -> Message | str:
    """Words that were kept in English, translated where the catalogue knows them; other words as they are."""
    return Message(words) if words else ""
