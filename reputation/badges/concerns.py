"""Which deeds an event can have changed, and whose. Pure."""

from collections.abc import Mapping
from typing import Any

ON_GOING = (
    "questions",
    "answers",
    "question_scores",
    "answer_scores",
    "solved",
    "came",
    "received",
    "quoted",
    "edited",
)
"""What a post that goes or comes back takes along or brings."""
ACTOR, USER, ASKER = "actor_id", "user_id", "asker_id"
# By event: whose column, and which statements of deeds.
CONCERNS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "QuestionAsked": {ACTOR: ("questions", "came")},
    "AnswerPosted": {ACTOR: ("answers", "came")},
    "CommentPosted": {ACTOR: ("commented", "came")},
    "VoteCast": {ACTOR: ("thanked",), USER: ("question_scores", "answer_scores", "received")},
    "VoteWithdrawn": {ACTOR: ("thanked",), USER: ("question_scores", "answer_scores", "received")},
    "AnswerAccepted": {USER: ("solved",), ASKER: ("closed",)},
    "AnswerUnaccepted": {USER: ("solved",), ASKER: ("closed",)},
    "MeTooAdded": {USER: ("joined",)},
    "MeTooTakenBack": {USER: ("joined",)},
    "MarkedDuplicate": {ACTOR: ("paired",)},
    "FlagJudged": {USER: ("flagged",)},
    "EditStood": {USER: ("edited",)},
    "DisputeDecided": {USER: ("quoted",)},
    "ProfileChanged": {USER: ("introduced",)},
    "PostDeleted": {USER: ON_GOING},
    "PostUndeleted": {USER: ON_GOING},
    "PostHeld": {USER: ON_GOING},
    "PostReleased": {USER: ON_GOING, ACTOR: ("reviewed",)},
    "PostHidden": {USER: ON_GOING, ACTOR: ("reviewed",)},
    "PostUnhidden": {USER: ON_GOING, ACTOR: ("reviewed",)},
    "ArticleAccepted": {ACTOR: ("wrote_articles",)},
}
VOTES = ("VoteCast", "VoteWithdrawn")
ABOUT_ONE_POST = (
    *VOTES, "PostDeleted", "PostUndeleted", "PostHeld", "PostReleased", "PostHidden", "PostUnhidden",
)  # fmt: skip
"""Events after which no figures can be others but those of that post."""


def concerns_of(name: str, event: Mapping[str, Any]) -> dict[str, set[int]]:
    """People by statement of deeds."""
    found: dict[str, set[int]] = {}
    for column, bases in CONCERNS.get(name, {}).items():
        if (user_id := event.get(column)) is not None:
            for base in fitting(name, event, bases):
                found.setdefault(base, set()).add(user_id)
    return found


def fitting(name: str, event: Mapping[str, Any], bases: tuple[str, ...]) -> tuple[str, ...]:
    """What does not depend on a vote down, or on a question where an answer is voted for, is left out."""
    if name not in VOTES:
        return bases
    out = {"answer_scores" if event["is_question"] else "question_scores"}
    if event["value"] < 0:
        out |= {"thanked", "received"}
    return tuple(base for base in bases if base not in out)
