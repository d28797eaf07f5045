"""Where a request comes from, for as long as it is being answered: for listeners that look, and never kept as it is."""

from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Whence:
    """The reader's address, and what their browser says of itself."""

    address: str
    agent: str
    languages: str


current_whence: ContextVar[Whence | None] = ContextVar("whence", default=None)
"""None where there is no request: commands, jobs, schedules."""
