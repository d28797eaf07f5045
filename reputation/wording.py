"""The book's causes in words."""

from forum.i18n import Message, _

CAUSES: dict[str, Message] = {
    "answer_upvoted": _("Your answer was voted up"),
    "question_upvoted": _("Your question was voted up"),
    "answer_downvoted": _("Your answer was voted down"),
    "question_downvoted": _("Your question was voted down"),
    "downvote_given": _("You voted down"),
    "answer_accepted": _("Your answer solved the question"),
    "acceptance_given": _("You marked what solved your question"),
    "article_used": _("An article uses your answer"),
    "reversal": _("Taken back"),
    "restoration": _("Entered again"),
}


def words_for(cause: str, reversed_cause: str | None) -> str:
    """What a line is for; a reversal names what it takes back."""
    words = str(CAUSES.get(cause, cause))
    if reversed_cause is None or reversed_cause in ("reversal", "restoration"):
        return words
    return str(_("%(what)s: %(line)s", what=words, line=str(CAUSES.get(reversed_cause, reversed_cause)).lower()))
