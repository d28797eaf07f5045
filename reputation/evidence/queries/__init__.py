"""Every read of evidence."""

from reputation.evidence.queries.cases import (
    Case,
    CaseVote,
    Judgement,
    case_of_id,
    case_votes,
    cases_of_kind,
    given_in,
    judgements_of,
    people_of,
)
from reputation.evidence.queries.tables import (
    recent_tables,
    runs_towards,
    tables_around,
    votes_today,
)

__all__ = [
    "Case",
    "CaseVote",
    "Judgement",
    "case_of_id",
    "case_votes",
    "cases_of_kind",
    "given_in",
    "judgements_of",
    "people_of",
    "recent_tables",
    "runs_towards",
    "tables_around",
    "votes_today",
]
