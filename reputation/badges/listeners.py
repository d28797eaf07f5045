"""Badges follow after the events that can earn or end them."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from forum.accounts.events import PersonSpared, ProfileChanged
from forum.bus import Published
from forum.comments.events import CommentDeleted, CommentHidden, CommentPosted, CommentUndeleted, CommentUnhidden
from forum.database import Session
from forum.demo.events import DemonstrationRemoved
from forum.events import (
    ArticleAccepted,
    BadgeImported,
    FlagJudged,
    GainsAnnulled,
    GainsRestored,
    VotesAnnulled,
    VotesRestored,
)
from forum.threads.events import (
    AnswerAccepted,
    AnswerPosted,
    AnswerUnaccepted,
    DuplicateCleared,
    MarkedDuplicate,
    MeTooAdded,
    MeTooTakenBack,
    PostDeleted,
    PostHeld,
    PostHidden,
    PostReleased,
    PostUndeleted,
    PostUnhidden,
    QuestionAsked,
    ThreadWrittenUp,
)
from forum.votes.events import VoteCast, VoteWithdrawn
from reputation.badges.actions.awarding import bring_up_to_date, keep_imported_badges
from reputation.badges.actions.recounting import recount_some
from reputation.badges.concerns import ABOUT_ONE_POST, concerns_of
from reputation.badges.events import BadgesRecounted
from reputation.badges.queries.behind import people_behind
from reputation.badges.queries.deeds import BASES
from reputation.book.events import DisputeDecided, EditStood

MOVE_BADGES = (
    QuestionAsked, AnswerPosted, CommentPosted, VoteCast, VoteWithdrawn, VotesAnnulled, VotesRestored, AnswerAccepted,
    AnswerUnaccepted, MeTooAdded, MeTooTakenBack, MarkedDuplicate, DuplicateCleared, ThreadWrittenUp, ArticleAccepted,
    EditStood, DisputeDecided, FlagJudged, GainsAnnulled, GainsRestored, ProfileChanged, PostDeleted, PostUndeleted,
    PostHeld, PostReleased, PostHidden, PostUnhidden, CommentDeleted, CommentUndeleted, CommentHidden, CommentUnhidden,
)  # fmt: skip


async def begin_again(session: Session, _event: DemonstrationRemoved, _published: Published) -> None:
    """Deeds have gone with those who were made up, and badges with their threads: everybody is looked at."""
    await recount_some(session, 0)


async def go_on(session: Session, event: BadgesRecounted, _published: Published) -> None:
    await recount_some(session, event.up_to)


async def keep_badges(session: Session, given: Sequence[tuple[BadgeImported, Published]]) -> None:
    await keep_imported_badges(session, given)


async def catch_up(session: Session, event: PersonSpared, _published: Published) -> None:
    """Whoever is celebrated again gets what they earned meanwhile, and is not told of each."""
    if not event.spared:
        await bring_up_to_date(session, {base: {event.user_id} for base in BASES})


async def award_badges(session: Session, event: Any, published: Published) -> None:
    """Looks at what the event can have changed, for the people whom it concerns, and at nothing else. Heard twice, it
    finds nothing to do."""
    name = type(event).__name__
    people = concerns_of(name, asdict(event))
    for base, more in (await people_behind(session, name, event)).items():
        people.setdefault(base, set()).update(more)
    people = {base: each for base, each in people.items() if each}
    if people:
        post_id = event.post_id if name in ABOUT_ONE_POST else None
        await bring_up_to_date(session, people, post_id=post_id, event_id=published.id)
