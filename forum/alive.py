"""Whether a pooled connection is still alive, without asking PostgreSQL each time.

SQLAlchemy's own ping costs three round trips for every session, more than a small page asks in all. A connection whose
server has gone is mostly known to be closed, since the socket tells; only after a rest, in which a firewall may have
forgotten it, is it asked.
"""

from time import monotonic
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine

RESTED = 30.0  # seconds without use after which a connection is asked


def watch_over(engine: AsyncEngine) -> None:
    """From now on the engine lends no connection that is known to be dead or has rested and does not answer."""

    @event.listens_for(engine.sync_engine, "checkin")
    def note(_connection: Any, record: Any) -> None:
        record.info["used"] = monotonic()

    @event.listens_for(engine.sync_engine, "checkout")
    def look(connection: Any, record: Any, _fairy: Any) -> None:
        if connection.driver_connection.is_closed() or (rested(record) and not answers(engine, connection)):
            raise InvalidatePoolError


def rested(record: Any) -> bool:
    """A connection that was just made has not."""
    return bool(monotonic() - record.info.setdefault("used", monotonic()) > RESTED)


def answers(engine: AsyncEngine, connection: Any) -> bool:
    try:
        engine.dialect.do_ping(connection)
    except engine.dialect.loaded_dbapi.Error:
        return False
    return True
