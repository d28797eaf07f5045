"""One person's accounts: people who share a browser or a network, and votes. Pure.

Sharing alone is nothing: families, offices and libraries do. A mark that many share says nothing at all.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from reputation.evidence.detectors.rings import Graph, circles
from reputation.evidence.habits import Habits, surprise
from reputation.evidence.rows import Deed, Finding, Tables

MOST_SHARING = {"device": 6, "network": 5}  # people on one mark
VOTES = {"device": 2, "network": 4}  # between the two, either way
SURPRISE = {"device": 1.0, "network": 3.0}
IN_STEP, IN_STEP_SHARE = 5, 0.5  # posts on which both voted alike, of what the less busy of them voted on


def same_person(tables: Tables, habits: Habits) -> list[Finding]:
    """Accounts that share a mark and either vote for each other or vote as one; joined through each other."""
    shared = {pair: kind for kind in ("network", "device") for pair in pairs_with(tables, kind)}
    accepted: Counter[tuple[int, int]] = Counter((each.giver, each.taker) for each in tables.acceptances)
    cast = posts_by_voter(tables)
    graph: Graph = defaultdict(set)
    for (one, other), kind in shared.items():
        traded = accepted[one, other] + accepted[other, one]
        if acts_for(habits, one, other, kind=kind, traded=traded) or in_step(cast, one, other, kind=kind):
            graph[one].add(other)
            graph[other].add(one)
    return [finding for group in circles(dict(graph)) if (finding := laid_out(habits, group, cast)) is not None]


def pairs_with(tables: Tables, kind: str) -> Iterator[tuple[int, int]]:
    for mark in tables.marks:
        if mark.kind == kind and len(mark.people) <= MOST_SHARING[kind]:
            yield from combinations(sorted(mark.people), 2)


def acts_for(habits: Habits, one: int, other: int, *, kind: str, traded: int) -> bool:
    count = habits.count(one, other) + habits.count(other, one)
    expected = habits.expected(one, other) + habits.expected(other, one)
    return count + traded >= VOTES[kind] and surprise(count + traded, expected) >= SURPRISE[kind]


def posts_by_voter(tables: Tables) -> dict[int, dict[tuple[int, int], Deed]]:
    found: dict[int, dict[tuple[int, int], Deed]] = defaultdict(dict)
    for vote in tables.votes:
        found[vote.giver][vote.post_id, vote.size] = vote
    return found


def in_step(cast: dict[int, dict[tuple[int, int], Deed]], one: int, other: int, *, kind: str) -> bool:
    """Only with one browser: colleagues in one network read the same threads."""
    mine, theirs = cast.get(one, {}), cast.get(other, {})
    both = len(mine.keys() & theirs.keys())
    return kind == "device" and both >= IN_STEP and both >= IN_STEP_SHARE * min(len(mine), len(theirs))


def laid_out(habits: Habits, group: list[int], cast: dict[int, dict[tuple[int, int], Deed]]) -> Finding | None:
    """The votes among them; and, of what they voted on together, every vote but the first."""
    if len(group) < 2:
        return None
    people = sorted(group)
    between = [(one, other) for one in people for other in people if (one, other) in habits.between]
    deeds = [deed for pair in between for deed in habits.between[pair]]
    alike: dict[tuple[int, int], list[Deed]] = defaultdict(list)
    for person in people:
        for key, vote in cast.get(person, {}).items():
            alike[key].append(vote)
    doubled = [vote for votes in alike.values() for vote in sorted(votes, key=lambda each: each.at)[1:]]
    whole = list({deed.id: deed for deed in (*deeds, *doubled)}.values())
    expected = sum(habits.expected(*pair) for pair in between) or 0.5
    return Finding(
        "accounts", tuple(people), len(whole), round(surprise(max(1, len(whole)), expected), 1),
        tuple(deed.id for deed in whole), tuple(deed.post_id for deed in whole), expected=round(expected, 1),
    )  # fmt: skip
