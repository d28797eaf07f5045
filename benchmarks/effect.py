"""Do the figures of "Does it work?" find an effect that is there, and claim none where none is: made-up forums.

People: each has a habit of asking of their own (a beta distribution), looks once or several times, and a tenth of them
are the control group; suggestions spare a share of the questions. Topics: rates differ and wander from week to week,
grow or fade, and burst; an article is written when a topic has just been asked more than it used to be, by the same
rule by which the topics beside it are chosen; it spares a share of the questions from then on.

    python -m benchmarks.effect --runs 1000
"""

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from forum.effect.intervals import Group, difference, is_enough
from kb_bridge.watch import change as changes
from kb_bridge.watch.change import AFTER, BEFORE, GAP, Week, against_past, against_topics, counts_of
from kb_bridge.watch.course import against_trend

LEVEL = 0.3  # of those who look: so many ask where nothing is shown
MOST_TRIED = 200


@dataclass
class Tally:
    """Over many runs: how many said something, held the truth in their interval, and claimed an effect."""

    runs: int = 0
    told: int = 0
    held: int = 0
    claimed: int = 0

    def add(self, least: float, most: float, *, truth: float, none: float) -> None:
        self.told += 1
        self.held += least <= truth <= most
        self.claimed += most < none or least > none

    def line(self) -> str:
        told = max(self.told, 1)
        shares = (self.told / max(self.runs, 1), self.held / told, self.claimed / told)
        return "told {:5.2f}   truth within {:5.3f}   claimed {:5.3f}".format(*shares)


def deflection(runs: int, *, spared: float, people: int, seed: int = 1) -> Tally:
    """`spared` of the questions are not asked by those to whom suggestions are shown."""
    chance, tally = random.Random(f"deflection {seed} {spared} {people}"), Tally(runs)
    for _run in range(runs):
        shown, control = (
            group_of(chance, size, factor) for size, factor in ((people * 9 // 10, 1 - spared), (people // 10, 1.0))
        )
        if is_enough(shown, control):
            found = difference(shown, control)
            tally.add(found.least, found.most, truth=LEVEL * spared, none=0)
    return tally


def group_of(chance: random.Random, people: int, factor: float) -> Group:
    sums = [0] * 5
    for _person in range(people):
        habit, sessions = factor * chance.betavariate(1.2, 2.8), 1 + int(chance.expovariate(1.2))
        asked = sum(chance.random() < habit for _each in range(sessions))
        for at, value in enumerate((sessions, asked, sessions**2, asked**2, sessions * asked)):
            sums[at] += value
    return Group(people, *sums)


def before_and_after(runs: int, *, left: float, a_week: float = 5.0, seed: int = 1) -> dict[str, Tally]:
    """`left` of the questions are still asked once the article is there: by each way of telling."""
    chance = random.Random(f"before and after {seed} {left} {a_week}")
    tallies = {"topics of like size": Tally(runs), "its own past": Tally(runs), "its own trend": Tally(runs)}
    for _run in range(runs):
        own = topic(chance, a_week, left)
        others = [topic(chance, a_week, 1.0) for _each in range(8)]
        counts, like = counts_of(own), [counts_of(each) for each in others]
        if changes.is_enough(counts, like):
            found = (against_topics(counts, like), against_past(counts), against_trend(own))
            for tally, change in zip(tallies.values(), found, strict=True):
                if change is not None:
                    tally.add(change.least, change.most, truth=left, none=1)
    return tallies


def topic(chance: random.Random, a_week: float, left: float) -> list[Week]:
    """The weeks around the moment at which it was ripe: asked half as much again in the last month as in the half year
    before it, or else the busiest of many tries."""
    best: tuple[float, list[Week]] = (0.0, [])
    for _try in range(MOST_TRIED):
        weeks = course(chance, a_week, left)
        before = [threads for week, threads, _all in weeks if week < 0]
        rise = (sum(before[-4:]) / 4 + 0.1) / (sum(before[:-4]) / len(before[:-4]) + 0.1)
        if rise >= 1.5:
            return weeks
        best = max(best, (rise, weeks))
    return best[1]


def course(chance: random.Random, a_week: float, left: float) -> list[Week]:
    """A rate of its own that wanders, trends and bursts, among questions that come and go, too."""
    level, trend, wander = log(a_week) + chance.gauss(0, 0.3), chance.gauss(0, 0.006), 0.0
    burst, weeks = chance.randrange(-12, 3), []
    for week in range(-GAP - BEFORE, AFTER // 2):
        wander = 0.8 * wander + chance.gauss(0, 0.12)
        height = 0.7 * exp(-max(0, week - burst) / 3) if week >= burst else 0.0
        rate = exp(level + trend * week + wander) * (1 + height)
        everything = poisson(chance, 300)
        weeks.append((week, poisson(chance, rate * everything / 300 * (left if week >= 0 else 1.0)), everything))
    return weeks


def poisson(chance: random.Random, mean: float) -> int:
    if mean > 50:
        return max(0, round(chance.gauss(mean, sqrt(mean))))
    limit, product, count = exp(-mean), chance.random(), 0
    while product > limit:
        product *= chance.random()
        count += 1
    return count


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1000)
    runs = parser.parse_args(arguments).runs
    print("Control group: share of questions spared, people")
    for spared in (0.0, 0.2, 0.4):
        for people in (500, 2000, 8000):
            tally = deflection(max(runs * 500 // people, 50), spared=spared, people=people)
            print(f"  {spared:4.1f} {people:6}   {tally.line()}")
    print("Before and after: share still asked, threads a week")
    for left in (1.0, 0.75, 0.5, 0.25):
        for a_week in (3.0, 10.0):
            for name, tally in before_and_after(max(runs // 5, 50), left=left, a_week=a_week).items():
                print(f"  {left:4.2f} {a_week:4.0f}  {name:20} {tally.line()}")


if __name__ == "__main__":
    main()
