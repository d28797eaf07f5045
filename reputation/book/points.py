"""Which lines of the book an event enters, reverses or restores; what each is worth, the price list says. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reputation.book.price_lists import JOINED

REVERSAL, CAP_RETURNED, PRICE_CHANGED = "reversal", "cap_returned", "price_changed"
NOT_OF_THEIR_OWN = (REVERSAL, CAP_RETURNED, PRICE_CHANGED)
"""Causes of lines that belong to another line."""
ACCEPTANCE = ("answer_accepted", "acceptance_given")
GAINS = {"acceptances": ACCEPTANCE, "edits": ("edit_stood",)}
"""What staff can annul beside votes: the causes of each kind."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line to enter: who, why, about what."""

    user_id: int
    cause: str
    thread_id: int | None = None
    post_id: int | None = None
    vote_id: int | None = None


@dataclass(frozen=True, slots=True)
class Reversed:
    """Which open lines an event takes back: of a vote or of a post; all, or for some causes, or of one person."""

    vote_id: int | None = None
    post_id: int | None = None
    causes: tuple[str, ...] = ()
    user_id: int | None = None

    def takes(self, user_id: int, cause: str, vote_id: int | None) -> bool:
        """Whether a line about the post (or of the vote) is meant."""
        return (
            (self.vote_id is None or self.vote_id == vote_id)
            and (not self.causes or cause in self.causes)
            and (self.user_id is None or self.user_id == user_id)
        )


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
    elif name == "EditStood":
        lines = [Line(event["user_id"], "edit_stood", event["thread_id"], event["post_id"])]
    elif name == "UserSignedUp":
        lines = [Line(event["user_id"], JOINED)]
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
    if name == "GainsAnnulled":
        return gains_in(event)
    if name == "ArticleTakenBack":
        return [Reversed(post_id=post_id, causes=("article_used",)) for post_id in event["post_ids"]]
    if name == "AnswerUnaccepted":
        return [Reversed(post_id=event["post_id"], causes=ACCEPTANCE)]
    if name in GONE:
        return [Reversed(post_id=event["post_id"])]
    if name == "DisputeDecided" and event["upheld"]:
        return [Reversed(event["vote_id"], event["post_id"], (event["cause"],), event["user_id"])]
    return []


GONE = ("PostDeleted", "PostHidden", "PostHeld")
FOR_NOW = (*GONE, "VotesAnnulled", "GainsAnnulled", "AnswerAccepted")
"""Events whose reversals can be taken back: the post may come into view again, the votes or gains may count again. An
acceptance reverses its own lines where it marks anew what is annulled."""


def gains_in(event: Mapping[str, Any]) -> list[Reversed]:
    """The gains that such an event is about: of each of these people on each of these posts."""
    causes = GAINS[event["kind"]]
    return [
        Reversed(post_id=post_id, causes=causes, user_id=user_id)
        for post_id in event["post_ids"]
        for user_id in event["user_ids"]
    ]


def given_back(name: str, event: Mapping[str, Any]) -> list[Reversed]:
    """What counts again after having been annulled."""
    if name == "GainsRestored":
        return gains_in(event)
    return [Reversed(vote_id=vote_id) for vote_id in event["vote_ids"]] if name == "VotesRestored" else []


def is_askers_mark(name: str, event: Mapping[str, Any]) -> bool:
    """Whether the asker accepted an answer: where that is annulled, marking it anew brings nothing. Staff may."""
    return name == "AnswerAccepted" and event["actor_id"] is not None and event["actor_id"] == event["asker_id"]


def restores(name: str, event: Mapping[str, Any]) -> bool:
    """Whether a post is back in view, so that what its going took back is entered again."""
    return name in ("PostUndeleted", "PostUnhidden", "PostReleased") and event["after"] == "published"
