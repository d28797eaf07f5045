"""What speaks for a topic, put together for the desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from forum.database import Session
from kb_bridge.evidence import Evidence, evidence
from kb_bridge.queries.words import frequencies
from kb_bridge.ripeness import worth
from kb_bridge.rows import Member, askers_of
from kb_bridge.words import terms, terms_of_question


@dataclass(frozen=True, slots=True)
class Case:
    """A topic's threads, and what they amount to."""

    members: list[Member]
    askers: int
    answered: int
    first_at: datetime | None
    last_at: datetime | None
    worth: float
    evidence: Evidence


async def cases(
    session: Session, topics: Mapping[int, Sequence[Member]], bodies: Mapping[int, str] | None = None
) -> dict[int, Case]:
    """The case of each topic, with one question to the database for all; `bodies` (of threads) give the shared words
    their spelling where titles do not."""
    known = await frequencies(session, {word for found in topics.values() for each in found for word in each.counts})
    made = {}
    for topic_id, found in topics.items():
        written = spelling(found, bodies or {})
        shown = evidence({each.thread.id: each.counts for each in found}, known, written)
        times = [each.thread.created_at for each in found]
        made[topic_id] = Case(
            members=list(found),
            askers=askers_of(found),
            answered=sum(each.thread.answer_count > 0 for each in found),
            first_at=min(times, default=None),
            last_at=max(times, default=None),
            worth=worth([each.asking for each in found], session.now),
            evidence=shown,
        )
    return made


def spelling(found: Sequence[Member], bodies: Mapping[int, str]) -> dict[str, str]:
    written: dict[str, str] = {}
    for each in found:
        body = bodies.get(each.thread.id)
        heard = terms(each.thread.title) if body is None else terms_of_question(each.thread.title, body)
        for stem, word in heard.written.items():
            written.setdefault(stem, word)
    return written
