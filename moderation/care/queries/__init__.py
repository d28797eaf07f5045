"""Every read of care."""

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
    told_of,
)
from moderation.care.queries.targets import calendars, outdated, target_for, targets

__all__ = ["VIEWS", "CareRow", "Counts", "calendars", "care_of", "counts", "locked_care", "neglected", "outdated",
           "questions", "seen_by_staff", "staff_ids", "steps_of", "target_for", "targets", "told_of"]  # fmt: skip
