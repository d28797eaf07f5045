"""Bursts on one author: votes that go through somebody's posts one after the other. Pure.

A post that becomes known gets many votes in an hour, from people who vote for little else of its author; that is no
burst. A burst is made of runs: one voter, several posts of one author, within minutes, and hardly anything else then.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from reputation.evidence.habits import FEWEST, Habits, surprise
from reputation.evidence.rows import Deed, Finding

WITHIN = timedelta(minutes=40)
TOGETHER = timedelta(hours=3)
RUN = 3  # posts
AROUND = timedelta(minutes=20)
SHARE = 0.6  # of what the voter voted on from so long before to so long after
LEAST = 5  # votes in all
SURPRISE = 4.0


def bursts(votes: Iterable[Deed]) -> list[Finding]:
    """For up and down alike."""
    kept = list(votes)
    return [finding for sign in (1, -1) for finding in of_one_sign([vote for vote in kept if vote.size == sign], sign)]


def of_one_sign(votes: list[Deed], sign: int) -> Iterator[Finding]:
    habits = Habits(votes)
    by_voter: dict[int, list[Deed]] = defaultdict(list)
    for vote in votes:
        by_voter[vote.giver].append(vote)
    runs: dict[int, list[list[Deed]]] = defaultdict(list)
    for (voter, author), given in habits.between.items():
        if len({deed.post_id for deed in given}) >= RUN:
            runs[author] += runs_of(sorted(given, key=lambda deed: deed.at), by_voter[voter])
    for author, found in runs.items():
        for group in grouped(sorted(found, key=lambda run: run[0].at)):
            finding = judged(habits, author, group, sign=sign)
            if finding is not None:
                yield finding


def runs_of(given: Sequence[Deed], everything: Sequence[Deed]) -> Iterator[list[Deed]]:
    """Votes for one author with no more than `WITHIN` from the first to the last."""
    start = 0
    while start < len(given):
        end = start
        while end + 1 < len(given) and given[end + 1].at - given[start].at <= WITHIN:
            end += 1
        run = list(given[start : end + 1])
        beside = sum(run[0].at - AROUND <= vote.at <= run[-1].at + AROUND for vote in everything)
        if len({deed.post_id for deed in run}) >= RUN and len(run) >= SHARE * beside:
            yield run
        start = end + 1


def grouped(runs: Sequence[list[Deed]]) -> Iterator[list[list[Deed]]]:
    """Runs of several voters that belong together."""
    group: list[list[Deed]] = []
    for run in runs:
        if group and run[0].at - group[-1][-1].at > TOGETHER:
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def judged(habits: Habits, author: int, group: Sequence[Sequence[Deed]], *, sign: int) -> Finding | None:
    deeds = [deed for run in group for deed in run]
    voters = {deed.giver for deed in deeds}
    expected = sum(
        max(FEWEST, len(run) * habits.expected(run[0].giver, author, apart=voters)
            / max(1, habits.given[run[0].giver].total()))
        for run in group
    )  # fmt: skip
    far = surprise(len(deeds), expected)
    if len(deeds) < LEAST or far < SURPRISE:
        return None
    ids, posts = tuple(deed.id for deed in deeds), tuple(deed.post_id for deed in deeds)
    people = (author, *sorted(voters - {author}))
    return Finding(
        "burst", people, len(deeds), round(far, 1), ids, posts, author_id=author, value=sign,
        expected=round(expected, 1),
    )  # fmt: skip
