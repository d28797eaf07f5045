"""Cases, as they are remembered and as moderators read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries.visibility import real_id
from reputation.evidence.policy import GAINS

CASE = """
SELECT c.id, c.kind, c.user_id, c.has_author, c.value, c.size, c.surprise, c.expected, c.vote_ids, c.post_ids, c.state,
       c.version, c.created_at, c.changed_at,
       (SELECT array_agg(p.user_id ORDER BY p.user_id) FROM gaming_case_people p WHERE p.case_id = c.id) AS people,
       coalesce((SELECT d.size FROM gaming_decisions d WHERE d.case_id = c.id AND d.verb <> 'ask'
                 AND d.undone_at IS NULL ORDER BY d.id DESC LIMIT 1), 0) AS settled
FROM gaming_cases c
"""
OF_KIND = f"""{CASE} WHERE c.kind = $1
  AND EXISTS (SELECT FROM gaming_case_people p WHERE p.case_id = c.id AND p.user_id = ANY($2::bigint[]))
ORDER BY c.id"""
PEOPLE = """
SELECT u.id, u.name, u.display_name, u.reputation, u.created_at, u.suspended_until > $2 AS suspended,
       (SELECT count(*) FROM votes v WHERE v.user_id = u.id) AS given,
       (SELECT count(*) FROM votes v JOIN posts o ON o.id = v.post_id WHERE o.author_id = u.id AND o.state <> 'deleted')
       AS got
FROM gaming_case_people p JOIN users u ON u.id = p.user_id WHERE p.case_id = $1 ORDER BY u.id
"""
CASE_VOTES = """
SELECT v.id, v.user_id AS giver, p.author_id AS taker, v.post_id, t.title, v.value, v.created_at AS at, v.annulled
FROM (SELECT id, user_id, post_id, value, created_at, false AS annulled FROM votes WHERE id = ANY($1::bigint[])
      UNION ALL SELECT id, user_id, post_id, value, created_at, true FROM annulled_votes WHERE id = ANY($1::bigint[])) v
JOIN posts p ON p.id = v.post_id JOIN threads t ON t.id = p.thread_id
WHERE v.user_id IS NOT NULL AND p.author_id IS NOT NULL ORDER BY v.created_at, v.id LIMIT $2
"""
ACCEPTED = """
SELECT 0::bigint AS id, t.author_id AS giver, p.author_id AS taker, p.id AS post_id, t.title, 1 AS value,
       t.solved_at AS at, EXISTS (SELECT FROM annulled_gains g WHERE g.post_id = p.id AND g.user_id = p.author_id
                                  AND g.cause = 'answer_accepted') AS annulled
FROM threads t JOIN posts p ON p.id = t.accepted_post_id
WHERE p.id = ANY($1::bigint[]) AND t.author_id = ANY($2::bigint[]) ORDER BY t.solved_at, p.id LIMIT $3
"""
EDITED = """
SELECT 0::bigint AS id, j.user_id AS giver, p.author_id AS taker, p.id AS post_id, t.title, 1 AS value,
       j.created_at AS at, EXISTS (SELECT FROM annulled_gains g WHERE g.post_id = p.id AND g.user_id = j.user_id
                                   AND g.cause = 'edit_stood') AS annulled
FROM edit_verdicts j JOIN posts p ON p.id = j.post_id JOIN threads t ON t.id = p.thread_id
WHERE p.id = ANY($1::bigint[]) AND j.user_id = ANY($2::bigint[]) AND j.stood ORDER BY j.created_at, p.id LIMIT $3
"""
JUDGEMENTS = """
SELECT d.id, d.verb, d.words, d.vote_ids, d.post_ids, d.created_at, d.undone_at, u.name, u.display_name,
       d.undone_at IS NULL AND d.id = (SELECT max(n.id) FROM gaming_decisions n
                                       WHERE n.case_id = d.case_id AND n.verb <> 'ask' AND n.undone_at IS NULL) AS last
FROM gaming_decisions d LEFT JOIN users u ON u.id = d.moderator_id WHERE d.case_id = $1 ORDER BY d.id DESC
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A case; `settled` is how large it was when it was last decided."""

    id: int
    kind: str
    user_id: int
    has_author: bool
    value: int
    size: int
    surprise: float
    expected: float
    vote_ids: Sequence[int]
    post_ids: Sequence[int]
    state: str
    version: int
    created_at: datetime
    changed_at: datetime
    people: Sequence[int]
    settled: int

    @property
    def deeds(self) -> int:
        """How many votes, or posts with acceptances or edits, can be annulled."""
        return len(self.post_ids if self.kind in GAINS else self.vote_ids)


@dataclass(frozen=True, slots=True)
class CaseVote:
    """One deed of a case: a vote, or an acceptance or edit (then `id` is 0)."""

    id: int
    giver: int
    taker: int
    post_id: int
    title: str
    value: int
    at: datetime
    annulled: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was decided, by whom; `last` where it can be undone."""

    id: int
    verb: str
    words: str
    vote_ids: Sequence[int]
    post_ids: Sequence[int]
    created_at: datetime
    undone_at: datetime | None
    name: str | None
    display_name: str | None
    last: bool


async def case_of_id(session: Session, case_id: int) -> Case:
    row = await session.fetchrow(f"{CASE} WHERE c.id = $1", real_id(case_id))
    if row is None or row["people"] is None:
        raise NotThere
    return Case(**row)


async def cases_of_kind(session: Session, kind: str, people: Sequence[int]) -> list[Case]:
    """Cases of that kind in which any of these people are."""
    return [Case(**row) for row in await session.fetch(OF_KIND, kind, list(people))]


async def people_of(session: Session, case_id: int) -> list[Any]:
    return list(await session.fetch(PEOPLE, case_id, session.now))


async def case_votes(session: Session, case: Case, *, most: int = 400) -> list[CaseVote]:
    """The votes of a case, whether they count or not, the earliest first."""
    return [CaseVote(**row) for row in await session.fetch(CASE_VOTES, list(case.vote_ids), most)]


async def given_in(session: Session, case: Case, *, most: int = 400) -> list[CaseVote]:
    """The same for acceptances and edits."""
    found = EDITED if case.kind == "edits" else ACCEPTED
    return [CaseVote(**row) for row in await session.fetch(found, list(case.post_ids), list(case.people), most)]


async def judgements_of(session: Session, case_id: int) -> list[Judgement]:
    """The newest first."""
    return [Judgement(**row) for row in await session.fetch(JUDGEMENTS, case_id)]
