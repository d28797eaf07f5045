"""What can happen when a forum is made up for measuring."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HistoryCopied:
    """Threads and all that happened in them came into the tables and the log by COPY, events up to `last_event_id`
    after `first_event_id`; nobody has heard of these one by one."""

    actor_id: int | None
    threads: int
    first_event_id: int
    last_event_id: int
