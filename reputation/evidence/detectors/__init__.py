"""Detectors, each a pure function from tables of deeds to findings, and all of them together."""

from reputation.evidence.detectors.accounts import same_person
from reputation.evidence.detectors.bursts import bursts
from reputation.evidence.detectors.edits import edit_deals
from reputation.evidence.detectors.pairs import pairs
from reputation.evidence.detectors.rings import rings
from reputation.evidence.detectors.trading import trades
from reputation.evidence.habits import Habits
from reputation.evidence.rows import Finding, Tables

__all__ = ["all_findings", "bursts", "edit_deals", "pairs", "rings", "same_person", "trades"]


def all_findings(tables: Tables) -> list[Finding]:
    """Everything found, the largest groups first; two people who are part of a larger case are no case of their own."""
    ups = [vote for vote in tables.votes if vote.size > 0]
    habits = Habits(ups)
    groups = [*same_person(tables, habits), *rings(habits)]
    groups += [each for each in pairs(habits) if not told_already(each, groups)]
    return [*groups, *bursts(tables.votes), *trades(tables.acceptances), *edit_deals(tables.edits)]


def told_already(finding: Finding, groups: list[Finding]) -> bool:
    return any(set(finding.people) <= set(group.people) for group in groups)
