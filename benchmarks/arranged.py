"""Arranged votes and acceptances, planted among honest ones: pairs, rings, bursts and traded acceptances."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from benchmarks.honest import Written
from reputation.evidence.rows import Deed

SPAN = 70  # days over which a pair, a ring or a trade goes on
# Kind -> (people, votes each gives each of the others, or in all); each size as often as EACH says.
SIZES = {
    "pair": ((2, 4), (2, 5), (2, 8), (2, 15)),
    "ring": ((3, 3), (3, 4), (4, 5), (6, 5), (10, 4)),
    "round": ((4, 6), (6, 6)),  # each votes for the next one only
    "burst": ((1, 5), (1, 10), (2, 6), (2, 8), (4, 20)),
    "trade": ((2, 2), (2, 3), (2, 6)),
}
EACH = 12


@dataclass(frozen=True, slots=True)
class Planted:
    """One arrangement: who is in it, and how large it is."""

    kind: str
    size: tuple[int, int]
    people: frozenset[int]


class Planter:
    """Plants among people who have posts to vote for, each in one arrangement at the most."""

    def __init__(self, posts: Sequence[Written], seed: int):
        self.chance = random.Random(seed + 2_000)
        self.posts: dict[int, list[Written]] = defaultdict(list)
        for post in posts:
            self.posts[post.author].append(post)
        self.days = sorted({post.day for post in posts})
        self.free = [person for person, theirs in self.posts.items() if 2 <= len(theirs) <= 400]
        self.chance.shuffle(self.free)
        self.votes: list[Deed] = []
        self.acceptances: list[Deed] = []
        self.planted: list[Planted] = []
        self.next_id = 1_000_000_000

    def plant(self, *, each: int = EACH) -> None:
        for kind, sizes in SIZES.items():
            for size in sizes:
                for _time in range(each):
                    self.plant_one(kind, size)

    def plant_one(self, kind: str, size: tuple[int, int]) -> None:
        people, count = size
        start = self.days[int(len(self.days) * self.chance.uniform(0.25, 0.9))]
        if kind == "burst":
            group = self.take(1, start, needs=-(-count // people)) + self.take(people, start, needs=0)
        else:
            group = self.take(people, start, needs=0 if kind == "trade" else count)
        self.planted.append(Planted(kind, size, frozenset(group)))
        if kind == "burst":
            self.burst(group, count, start)
        elif kind == "trade":
            self.trade(group, count, start)
        else:
            follows = list(zip(group, [*group[1:], group[0]], strict=True))
            every = [(one, other) for one in group for other in group if one != other]
            for giver, taker in follows if kind == "round" else every:
                self.give(giver, taker, count, start)

    def take(self, people: int, start: date, *, needs: int) -> list[int]:
        """People who have written that much by then, not much more than needed, and take part in nothing else."""
        able = (person for person in self.free if sum(post.day < start for post in self.posts[person]) >= needs)
        found = [] if needs else [person for person in self.free if len(self.posts[person]) < 5][:people]
        found = found or list(islice(able, people))
        self.free = [person for person in self.free if person not in found]
        return found

    def give(self, giver: int, taker: int, count: int, start: date) -> None:
        for post in self.some_posts(taker, start, count):
            self.vote(giver, post, self.moment(start, self.chance.randrange(SPAN)))

    def burst(self, group: list[int], count: int, start: date) -> None:
        author, *voters = group
        for voter in voters:
            at = self.moment(start, 0).replace(hour=14) + timedelta(minutes=self.chance.randrange(30))
            for post in self.some_posts(author, start, count // len(voters)):
                at += timedelta(seconds=self.chance.randrange(8, 90))
                self.vote(voter, post, at)

    def trade(self, group: list[int], count: int, start: date) -> None:
        for asker, answerer in (group, group[::-1]):
            for _time in range(count):
                self.next_id += 1
                topic = self.chance.choice(self.posts[asker]).topic
                at = self.moment(start, self.chance.randrange(SPAN))
                self.acceptances.append(Deed(self.next_id, asker, answerer, self.next_id, topic, 1, at))

    def some_posts(self, author: int, start: date, count: int) -> list[Written]:
        return self.chance.sample([post for post in self.posts[author] if post.day < start], count)

    def vote(self, giver: int, post: Written, at: datetime) -> None:
        self.next_id += 1
        self.votes.append(Deed(self.next_id, giver, post.author, post.id, post.topic, 1, at))

    def moment(self, start: date, later: int) -> datetime:
        day = start + timedelta(days=later)
        return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=self.chance.randrange(60, 1_300))


def windows(deeds: Sequence[Deed], *, length: int, step: int) -> Iterator[list[Deed]]:
    """The deeds of so many days, again and again, as the nightly search loads them."""
    ordered = sorted(deeds, key=lambda deed: deed.at)
    if not ordered:
        return
    first, last = 0, 0
    start = ordered[0].at
    while True:
        end = start + timedelta(days=length)
        while first < len(ordered) and ordered[first].at < start:
            first += 1
        while last < len(ordered) and ordered[last].at < end:
            last += 1
        yield ordered[first:last]
        if last == len(ordered):
            return
        start += timedelta(days=step)
