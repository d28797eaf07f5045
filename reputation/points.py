"""The price list, and which lines of the book an event enters, reverses or restores. Pure: no session, no I/O.

Prices: an up-vote on an answer 10, on a question 5; a down-vote costs its receiver 2 and its giver 1; an accepted
answer 15 and 2 for the asker who marks it; an article that uses an answer 20. The first six are what Stack Overflow's
published reputation rules and Apache Answer's defaults agree on; the last is our own: solvers are paid again when
their work spares others the question.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

PRICE_LIST = "default-1"
PRICES: Mapping[str, int] = {
    "answer_upvoted": 10,
    "question_upvoted": 5,
    "answer_downvoted": -2,
    "question_downvoted": -2,
    "downvote_given": -1,
    "answer_accepted": 15,
    "acceptance_given": 2,
    "article_used": 20,
}
REVERSAL, RESTORATION = "reversal", "restoration"
ACCEPTANCE = ("answer_accepted", "acceptance_given")

# Reputation from which a trust level is reached; level 4 is given by hand. Levels are gained at once, never lost here.
TRUST_THRESHOLDS = ((3, 500), (2, 100), (1, 5))


@dataclass(frozen=True, slots=True)
class Line:
    """A line to enter: who, why, how much, about what."""

    user_id: int
    cause: str
    thread_id: int | None = None
    post_id: int | None = None
    vote_id: int | None = None

    @property
    def amount(self) -> int:
        return PRICES[self.cause]


@dataclass(frozen=True, slots=True)
class Reversed:
    """Which open lines an event takes back: those of a vote, or of a post, all or for some causes."""

    vote_id: int | None = None
    post_id: int | None = None
    causes: tuple[str, ...] = ()


def lines_for(name: str, event: Mapping[str, Any], authors: Mapping[int, int | None]) -> list[Line]:
    """The lines that the event of this name enters; `authors` gives the writers of an article's posts. In the order
    of user ids, so that two transactions lock people alike."""
    if name == "VoteCast":
        lines = lines_for_vote(event)
    elif name == "AnswerAccepted":
        lines = lines_for_acceptance(event)
    elif name == "ArticleAccepted":
        lines = [
            Line(author, "article_used", post_id=post_id)
            for post_id in event["post_ids"]
            if (author := authors.get(post_id)) is not None
        ]
    else:
        lines = []
    return sorted(lines, key=lambda line: (line.user_id, line.cause, line.post_id or 0))


def lines_for_vote(event: Mapping[str, Any]) -> list[Line]:
    about = {"thread_id": event["thread_id"], "post_id": event["post_id"], "vote_id": event["vote_id"]}
    kind = "question" if event["is_question"] else "answer"
    lines = []
    if event["user_id"] is not None:
        lines.append(Line(event["user_id"], f"{kind}_{'upvoted' if event['value'] > 0 else 'downvoted'}", **about))
    if event["value"] < 0 and event["actor_id"] is not None:
        lines.append(Line(event["actor_id"], "downvote_given", **about))
    return lines


def lines_for_acceptance(event: Mapping[str, Any]) -> list[Line]:
    """Nothing for accepting one's own answer; the asker's share only when the asker did the marking."""
    author, asker = event["user_id"], event["asker_id"]
    if author is None or author == asker:
        return []
    about = {"thread_id": event["thread_id"], "post_id": event["post_id"]}
    lines = [Line(author, "answer_accepted", **about)]
    if asker is not None and event["actor_id"] == asker:
        lines.append(Line(asker, "acceptance_given", **about))
    return lines


def reversed_by(name: str, event: Mapping[str, Any]) -> list[Reversed]:
    """What the event takes back: a withdrawn or annulled vote, a lost acceptance, everything on a post that is gone."""
    if name == "VoteWithdrawn":
        return [Reversed(vote_id=event["vote_id"])]
    if name == "VotesAnnulled":
        return [Reversed(vote_id=vote_id) for vote_id in event["vote_ids"]]
    if name == "AnswerUnaccepted":
        return [Reversed(post_id=event["post_id"], causes=ACCEPTANCE)]
    if name in ("PostDeleted", "PostHidden", "PostHeld"):
        return [Reversed(post_id=event["post_id"])]
    return []


def restores(name: str, event: Mapping[str, Any]) -> bool:
    """Whether a post is back in view, so that what its going took back is entered again."""
    return name in ("PostUndeleted", "PostUnhidden", "PostReleased") and event["after"] == "published"


def trust_level_for(reputation: int) -> int:
    return next((level for level, least in TRUST_THRESHOLDS if reputation >= least), 0)
