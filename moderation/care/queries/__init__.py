"""Every read of care."""

from moderation.care.queries.ladder import calls_of, keepers, ladders, named
from moderation.care.queries.questions import (
    VIEWS,
    CareRow,
    Counts,
    care_of,
    counts,
    locked_care,
    neglected,
    questions,
    seen_by_staff,
    staff_ids,
    steps_of,
)
from moderation.care.queries.targets import calendars, outdated, target_for, targets

__all__ = ["VIEWS", "CareRow", "Counts", "calendars", "calls_of", "care_of", "counts", "keepers", "ladders",
           "locked_care", "named", "neglected", "outdated", "questions", "seen_by_staff", "staff_ids", "steps_of",
           "target_for", "targets"]  # fmt: skip
