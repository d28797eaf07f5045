"""The badges: what each is for. Pure."""

from dataclasses import dataclass

from forum.i18n import Message, _

GOOD_SCORE = 5  # an answer's score
MANY_SOLVED = 10  # accepted answers


@dataclass(frozen=True, slots=True)
class Badge:
    """An idea of something well done; `kind` is bronze, silver or gold."""

    id: str
    kind: str
    name: Message
    what_for: Message


FIRST_QUESTION = Badge("first-question", "bronze", _("First question"), _("Asked a first question."))
SUPPORTER = Badge("supporter", "bronze", _("Supporter"), _("Gave a first up-vote."))
FIRST_SOLUTION = Badge("first-solution", "bronze", _("First solution"), _("Wrote an answer that solved a question."))
GOOD_ANSWER = Badge("good-answer", "silver", _("Good answer"), _("Wrote an answer that reached a score of 5."))
PROBLEM_SOLVER = Badge("problem-solver", "gold", _("Problem solver"), _("Wrote ten answers that solved questions."))

BADGES = (FIRST_QUESTION, SUPPORTER, FIRST_SOLUTION, GOOD_ANSWER, PROBLEM_SOLVER)
BY_ID = {badge.id: badge for badge in BADGES}


def badge_named(badge_id: str, kind: str = "bronze") -> Badge:
    """The badge, also one that an import brought and we do not give ourselves."""
    # Its name is no message of ours, and may hold a percent sign: it is shown as it came.
    return BY_ID.get(badge_id) or Badge(badge_id, kind, Message(badge_id), _("Brought from another forum."))
