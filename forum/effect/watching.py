"""From a request to the reader who is counted, and whether they are shown what was found."""

import hashlib

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.database import Session
from forum.effect.actions import Looked, Reader, note_exposure, note_said, take_back_said, take_over
from forum.effect.groups import is_control
from forum.effect.policy import is_counted
from forum.effect.queries import is_measured
from forum.web.house import actor_of, house
from forum.web.readers import is_robot, name_reader, reader_known, reader_of


async def may_show(request: Request, looked: Looked) -> bool:
    """Whether what was found is shown to this reader; that they were there is counted either way."""
    reader = counted_reader(request)
    if reader is None or not looked.found:
        return True
    async with house(request).database.writing() as session:
        session.writes_unseen()
        visitor = reader_known(request)
        if reader.user_id is not None and visitor:
            await take_over(session, reader, hashed(visitor))
        shows = await note_exposure(session, reader, looked)
    request.state.is_counted = True
    return shows


def counted_reader(request: Request) -> Reader | None:
    """None for whoever is not counted: staff, robots, visitors where the forum or their browser does not want it."""
    actor, settings = actor_of(request), house(request).settings
    if settings.control_share == 0 or not is_counted(actor):
        return None
    if actor.id is not None:
        return Reader(reader_of(request), actor.id)
    wants_not = "1" in (request.headers.get("sec-gpc"), request.headers.get("dnt"))
    if wants_not or is_robot(request) or not settings.control_visitors:
        return None
    return Reader(hashed(reader_of(request)))


def remember_reader(request: Request, response: Response) -> None:
    """A visitor who was counted now is the same one the next time."""
    if getattr(request.state, "is_counted", False):
        name_reader(request, response)


async def heard(request: Request, session: Session, said: str, found: tuple[str, int]) -> None:
    """The reader pressed that this answered them, or joined it."""
    if (reader := counted_reader(request)) is not None:
        await note_said(session, reader, said, found)


async def unheard(request: Request, session: Session) -> None:
    if (reader := counted_reader(request)) is not None:
        await take_back_said(session, reader)


async def sees_articles(session: Session, actor: Actor) -> bool:
    """Whether this user is shown which article a thread of somebody else is written up in."""
    settings = session.bus.settings
    if settings.control_share == 0 or actor.id is None or not is_counted(actor):
        return True
    if not is_control(settings.signing_key(), f"user {actor.id}", settings.control_share):
        return True
    return not await is_measured(session)


async def visitor_sees_articles(request: Request) -> bool:
    """The same for a visitor, as far as they are known already."""
    settings, visitor = house(request).settings, reader_known(request)
    if not visitor or counted_reader(request) is None:
        return True
    if not is_control(settings.signing_key(), hashed(visitor), settings.control_share):
        return True
    async with house(request).database.reading() as session:
        return not await is_measured(session)


def hashed(reader: str) -> str:
    return hashlib.sha256(reader.encode()).hexdigest()[:32]
