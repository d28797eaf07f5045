"""Trust in words: kinds of acts, what a level needs, limits."""

from forum.i18n import Message, _
from forum.privileges import LIMIT_NAMES, Limits
from reputation.trust.levels import Need

KINDS: dict[str, Message] = {"answers": _("Answers"), "edits": _("Edits"), "flags": _("Reports")}
NEEDS: dict[str, Message] = {
    "points": _("Points"),
    "answers": _("Answers found good, in per cent"),
    "edits": _("Edits that stood, in per cent"),
    "flags": _("Reports that were right, in per cent"),
}
LIMITS: dict[str, Message] = {
    "links": _("Links in a post"),
    "pictures": _("Pictures in a post"),
    "threads_an_hour": _("Threads an hour"),
    "answers_an_hour": _("Answers an hour"),
    "votes_a_day": _("Votes a day"),
    "pictures_an_hour": _("Pictures an hour"),
}
ADVICE: dict[str, Message] = {
    "points": _("Points come when others vote for what you write, and when your answer solves a question."),
    "answers": _("Answer what you know well: votes and accepted answers show that your answers can be relied on."),
    "edits": _("Too many of your edits were undone. Edit where you are sure, and say why."),
    "flags": _("Too many of your reports were dismissed. Report what breaks the rules, not what is merely wrong."),
}


def advice_for(needs: list[Need]) -> list[Message]:
    """What would help, for whatever is not met."""
    return [ADVICE[each.what] for each in needs if not each.met]


def limit_rows(limits: Limits) -> list[tuple[Message, int | None]]:
    return [(LIMITS[name], getattr(limits, name)) for name in LIMIT_NAMES]
