"""What detectors find becomes a case in the moderators' queue, once; settled ones return when they have grown."""

from collections.abc import Iterable, Sequence

from forum.bus import publish
from forum.database import Session
from forum.events import ReviewWanted
from reputation.evidence.events import EvidenceFound
from reputation.evidence.policy import has_grown
from reputation.evidence.queries import Case, cases_of_kind
from reputation.evidence.rows import Finding, alike

KIND, REASON, SECOND_LOOK = "gaming_case", "votes_arranged", "second_look"
EVIDENCE_LOCK = 7_264_002  # an advisory lock: two searches at once would open the same case twice
OPEN = """
INSERT INTO gaming_cases
    (kind, user_id, has_author, value, size, surprise, expected, vote_ids, post_ids, created_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) RETURNING id
"""
GROW = """
UPDATE gaming_cases SET size = $2, surprise = $3, expected = $4, vote_ids = $5, post_ids = $6, state = 'open',
       version = version + 1, changed_at = $7
WHERE id = $1
"""
ADD_PEOPLE = """
INSERT INTO gaming_case_people (case_id, user_id) SELECT $1, user_id FROM unnest($2::bigint[]) AS given (user_id)
ON CONFLICT DO NOTHING
"""
NAMES = "SELECT string_agg(name, ', ' ORDER BY name) FROM users WHERE id = ANY($1::bigint[])"


async def bring_findings(session: Session, findings: Iterable[Finding]) -> int:
    """How many cases were opened, or opened again."""
    found, opened = list(findings), 0
    if found:
        await session.fetchval("SELECT pg_advisory_xact_lock($1)", EVIDENCE_LOCK)
    for finding in found:
        opened += await bring(session, finding)
    return opened


async def bring(session: Session, finding: Finding) -> bool:
    known = the_same(finding, await cases_of_kind(session, finding.kind, finding.people))
    if known is None:
        await tell(session, await open_case(session, finding), finding)
        return True
    if not is_new(finding, known):
        return False
    await session.fetchval(
        GROW, known.id, finding.size, finding.surprise, finding.expected, list(finding.vote_ids),
        list(finding.post_ids), session.now,
    )  # fmt: skip
    await session.fetchval(ADD_PEOPLE, known.id, list(finding.people))
    if known.state == "open":
        return False
    await tell(session, known.id, finding)
    return True


def the_same(finding: Finding, cases: Sequence[Case]) -> Case | None:
    """The newest case about mostly the same people."""
    people = frozenset(finding.people)
    fitting = [case for case in cases if case.value == finding.value and alike(people, frozenset(case.people))]
    return fitting[-1] if fitting else None


def is_new(finding: Finding, known: Case) -> bool:
    """Of an open case whatever has changed; of a dismissed one what has grown; of an annulled one any more of it."""
    if known.state == "dismissed":
        return has_grown(finding.size, known.settled)
    return set(finding.vote_ids) != set(known.vote_ids) or finding.size != known.size


async def open_case(session: Session, finding: Finding) -> int:
    author = finding.author_id if finding.author_id is not None else finding.people[0]
    case_id: int = await session.fetchval(
        OPEN, finding.kind, author, finding.author_id is not None, finding.value, finding.size, finding.surprise,
        finding.expected, list(finding.vote_ids), list(finding.post_ids), session.now,
    )  # fmt: skip
    await session.fetchval(ADD_PEOPLE, case_id, list(finding.people))
    return case_id


async def tell(session: Session, case_id: int, finding: Finding) -> None:
    author = finding.author_id if finding.author_id is not None else finding.people[0]
    await publish(session, EvidenceFound(None, author, case_id, finding.kind))
    await want_review(session, case_id, author, people=finding.people, actor_id=None)


async def want_review(
    session: Session, case_id: int, user_id: int, *, people: Sequence[int], actor_id: int | None
) -> None:
    names = await session.fetchval(NAMES, list(people))
    await publish(session, ReviewWanted(actor_id, KIND, case_id, REASON, names, user_id, f"/mod/evidence/{case_id}"))
