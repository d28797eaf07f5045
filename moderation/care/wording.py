"""Care in words: lists, steps of a history, what people were told."""

from forum.errors import Words
from forum.i18n import Message, _

VIEWS: dict[str, Message] = {
    "nobody": _("Nobody yet"),
    "late": _("Late"),
    "soon": _("Due within a day"),
    "mine": _("Mine"),
    "owned": _("Somebody's"),
    "waiting": _("Waiting"),
}
STEPS: dict[str, Message] = {
    "take": _("%(who)s took it"),
    "give": _("%(who)s gave it to %(to)s"),
    "drop": _("%(who)s gave it back to nobody"),
    "ask": _("%(who)s asked its author for more"),
    "snooze": _("%(who)s put it off"),
    "wake": _("%(who)s let the clock go on"),
    "call": _("%(who)s called for more eyes"),
    "replied": _("%(who)s said more, and the clock goes on"),
    "woken": _("The time it was put off for is over"),
    "remind": _("%(to)s was reminded"),
    "rung1": _("Not answered in time: its owner, or else the category's staff, were told"),
    "rung2": _("Still not answered: the category's staff were told"),
    "rung3": _("Still not answered: the lead was told"),
}
MEASURES: dict[str, Message] = {
    "first": _("First reply by anybody"),
    "staff": _("First reply by staff"),
    "power": _("First reply by power users"),
    "customer": _("First reply by customers"),
    "solved": _("Solution"),
}
RUNGS: tuple[Message, ...] = (_("Its owner, or else the category's staff"), _("The category's staff"), _("The lead"))


def step_words(verb: str, who: Words | None, to: Words | None) -> str:
    """One line of a question's history; the names are of people, or of nobody any more."""
    nobody = _("Deleted account")
    sentence = STEPS[verb]
    return str(Message(sentence.one, params={"who": str(who or nobody), "to": str(to or nobody)}))
