"""What admins read of publishers and of what was done with them."""

from forum.errors import Words
from forum.i18n import Message, _

NAMES: dict[str, Words] = {
    "git": _("Files in git"),
    "webhook": _("Signed webhook"),
    "zendesk": "Zendesk Help Center",
    "confluence": "Confluence",
}
DEEDS: dict[str, Words] = {"publish": _("Publish"), "pull": _("List what is there"), "try": _("Try")}
STATES: dict[str, Words] = {
    "waiting": _("Waits"),
    "done": _("Done"),
    "failing": _("Failed, is tried again"),
    "failed": _("Failed"),
    "given_up": _("Given up"),
}
TOLD: dict[str, Message] = {
    "no_article": _("There is no public article yet."),
    "not_there": _("It is not there."),
    "taken_away": _("Taken away."),
    "unchanged": _("Nothing has changed since."),
    "tried": _("This would be sent. Nothing was changed."),
    "updated": _("Brought up to date."),
    "published": _("Published there."),
    "made_anew": _("Somebody had deleted it there; it was made anew."),
    "switched_off": _("This place is switched off, so nothing was sent."),
}


def told(words: str) -> Words:
    """What a run left behind, in words; what a place answered stands as it was said."""
    kind, *numbers = words.split()[:3] or [""]
    if kind == "pulled" and len(numbers) == 2:
        return _("Articles of theirs: %(all)s, about topics of ours: %(some)s.", all=numbers[0], some=numbers[1])
    return TOLD.get(words, words)
