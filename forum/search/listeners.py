"""What search does because of an event."""

from typing import Protocol

from forum.bus import Published
from forum.database import Session
from forum.events import ImportFinished
from forum.search.actions import forget_import, note_threads
from forum.threads.events import PostMoved
from forum.threads.queries.authors import threads_written_in


class OfThread(Protocol):
    """Any event that says which thread it happened to."""

    @property
    def thread_id(self) -> int: ...


class OfPerson(Protocol):
    """Any event that says to whom it happened."""

    @property
    def user_id(self) -> int: ...


async def note_thread(session: Session, event: OfThread, published: Published) -> None:
    """Whatever happened: search knows the thread as it is now, however often and in whatever order this is heard."""
    await note_threads(session, [event.thread_id])


async def note_both_threads(session: Session, event: PostMoved, published: Published) -> None:
    """Where the post stands now, and where it stood."""
    await note_threads(session, [event.thread_id, event.before])


async def note_threads_of(session: Session, event: OfPerson, published: Published) -> None:
    """Their name has changed, under which their threads are found."""
    await note_threads(session, await threads_written_in(session, event.user_id))


async def read_import(session: Session, event: ImportFinished, published: Published) -> None:
    """An import tells nobody of single threads; what was noted before it had ended may lack its later answers."""
    await forget_import(session, event.source)
