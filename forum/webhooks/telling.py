"""What a webhook may hear of, what it is told, and when it is told again. Pure."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from random import uniform
from typing import Any

from forum.i18n import Message, _

TEST = "test"
KINDS: dict[str, Message] = {
    "question_asked": _("A thread was started"),
    "answer_posted": _("An answer or a reply was posted"),
    "comment_posted": _("A comment was posted"),
    "post_edited": _("A post was edited"),
    "answer_accepted": _("An answer was accepted"),
    "thread_solved": _("A question was solved without one answer"),
    "article_accepted": _("An article was written"),
    "badge_awarded": _("A badge was awarded"),
    "user_verified": _("Somebody joined"),
}
BY_EVENT = {
    "QuestionAsked": "question_asked", "AnswerPosted": "answer_posted", "CommentPosted": "comment_posted",
    "PostEdited": "post_edited", "AnswerAccepted": "answer_accepted", "ThreadSolved": "thread_solved",
    "ArticleAccepted": "article_accepted", "BadgeAwarded": "badge_awarded", "UserVerified": "user_verified",
}  # fmt: skip
DELAYS = (30, 120, 600, 1800, 3600, 3 * 3600, 6 * 3600, 12 * 3600)  # seconds after each try that failed
PATIENCE = timedelta(days=1)  # so long nobody may have answered before the webhook is switched off
OVERLAP = timedelta(days=1)  # so long both secrets sign after a new one was made


def told(kind: str, *, event_id: int, at: datetime, about: Mapping[str, Any]) -> str:
    """The body. `id` is the same whenever the same thing is sent again, so that a receiver can tell."""
    values = {"id": event_id, "kind": kind, "at": at.isoformat(), **about}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def delay_after(attempts: int) -> timedelta | None:
    """How long to wait after so many tries, a little different each time; None where it was the last."""
    if attempts > len(DELAYS):
        return None
    return timedelta(seconds=DELAYS[attempts - 1] * uniform(0.8, 1.2))  # noqa: S311 - spreads tries, keeps nothing secret
