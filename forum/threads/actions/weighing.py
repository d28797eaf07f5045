"""What a trust level limits is refused before it is written, in words that say how much there may be."""

from collections.abc import Callable
from urllib.parse import urlsplit

from forum.accounts.queries import limits_of
from forum.actor import Actor
from forum.database import Session
from forum.errors import Invalid
from forum.i18n import Message, n_
from forum.threads.amounts import counts, holds_any, too_much
from forum.web.limits import allow

HOUR, DAY = 3600, 86_400


async def check_amounts(session: Session, actor: Actor, html: str, before: str = "") -> None:
    """Invalid at the body where it holds more than the actor's level allows, and more than it held before."""
    if actor.is_staff or not holds_any(html):
        return
    given = session.bus.given
    own_host = urlsplit(given.base_url).hostname if given else None
    errors = list(too_much(await limits_of(session, actor), counts(html, own_host), counts(before, own_host)))
    if errors:
        raise Invalid({"body": errors[0]})


async def allow_asking(session: Session, actor: Actor) -> None:
    await keep_to(session, actor, "threads_an_hour", HOUR, asking_enough)


async def allow_answering(session: Session, actor: Actor) -> None:
    await keep_to(session, actor, "answers_an_hour", HOUR, answering_enough)


async def allow_voting(session: Session, actor: Actor) -> None:
    """A day is one of UTC."""
    await keep_to(session, actor, "votes_a_day", DAY, voting_enough)


async def keep_to(session: Session, actor: Actor, limit: str, seconds: int, words: Callable[[int], Message]) -> None:
    """TooMany, in these words, where the actor has done so often what this limit of their level counts."""
    most = getattr(await limits_of(session, actor), limit)
    if actor.id is not None and most is not None:
        await allow(session, limit, str(actor.id), times=most, seconds=seconds, message=words(most))


def asking_enough(most: int) -> Message:
    return n_(
        "At your trust level one starts up to %(count)s thread an hour. Your text is kept; post it later.",
        "At your trust level one starts up to %(count)s threads an hour. Your text is kept; post it later.",
        most,
    )


def answering_enough(most: int) -> Message:
    return n_(
        "At your trust level one answers up to %(count)s time an hour. Your text is kept; post it later.",
        "At your trust level one answers up to %(count)s times an hour. Your text is kept; post it later.",
        most,
    )


def voting_enough(most: int) -> Message:
    return n_(
        "At your trust level one votes up to %(count)s time a day. Tomorrow you can vote again.",
        "At your trust level one votes up to %(count)s times a day. Tomorrow you can vote again.",
        most,
    )
