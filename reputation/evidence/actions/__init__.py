"""Every write of evidence."""

from reputation.evidence.actions.bringing import bring_findings
from reputation.evidence.actions.judging import Choice, judge, undo_judgement
from reputation.evidence.actions.marking import note_marks, prune_marks

__all__ = ["Choice", "bring_findings", "judge", "note_marks", "prune_marks", "undo_judgement"]
