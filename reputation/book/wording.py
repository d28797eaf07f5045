"""The book's causes in words."""

from forum.i18n import Message, _
from reputation.book.queries import StatementRow

CAUSES: dict[str, Message] = {
    "answer_upvoted": _("Your answer was voted up"),
    "question_upvoted": _("Your question was voted up"),
    "answer_downvoted": _("Your answer was voted down"),
    "question_downvoted": _("Your question was voted down"),
    "downvote_given": _("You voted down"),
    "answer_accepted": _("Your answer solved the question"),
    "acceptance_given": _("You marked what solved your question"),
    "article_used": _("An article uses your answer"),
    "edit_stood": _("Your edit of somebody's post stood"),
    "joined": _("You joined"),
    "reversal": _("Taken back"),
    "cap_returned": _("The daily limit has room again"),
    "price_changed": _("The price list changed"),
}
AGAIN = _("Entered again")
# The same causes as a price list says them: of anybody, not of the reader.
WORTH: dict[str, Message] = {
    "answer_upvoted": _("Answer voted up"),
    "question_upvoted": _("Question voted up"),
    "answer_downvoted": _("Answer voted down"),
    "question_downvoted": _("Question voted down"),
    "downvote_given": _("Voting somebody down"),
    "answer_accepted": _("Answer that solved the question"),
    "acceptance_given": _("Marking what solved one's question"),
    "article_used": _("Answer used by an article"),
    "edit_stood": _("Edit of somebody's post that stood for three days"),
}


def words_for(row: StatementRow) -> str:
    """What a line is for; one that belongs to another line names that one."""
    own = CAUSES.get(row.cause, Message(row.cause))
    what, about = (AGAIN, own) if row.again else (own, CAUSES.get(row.other_cause or ""))
    if about is None or (row.other_cause is None and not row.again):
        return str(what)
    return str(_("%(what)s: %(line)s", what=str(what), line=lower_first(str(about))))


def lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]
