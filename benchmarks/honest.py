"""Honest voters for votes whose voters a dump does not name: a seeded simulation of habits.

Each day some people come by, busy ones more often than others (a few vote as much as hundreds together). Each vote of
the day goes to one of them: likelier to those at home in its topic, much likelier to the author's admirers, never to
the author, never twice. One person's votes of a day are one sitting, an admirer's idol first, one or two minutes apart.
Colleagues are the busiest writers of a small topic, who read everything in it, so that they vote for each other a lot.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, groupby

from reputation.evidence.rows import Deed

HOME, IDOL, COLLEAGUE = 6.0, 12.0, 40.0  # times as likely
BUSIEST = 400.0  # times as busy as most
SITTING = 3  # votes of a person and day, about
FEWEST = 40  # people of a day
COLLEAGUES, SMALL_TOPICS = (3, 4, 5), 15


@dataclass(frozen=True, slots=True)
class Written:
    """A post: its author, what it is about, when it was written."""

    id: int
    author: int
    topic: str
    day: date


@dataclass(slots=True)
class Voter:
    """Somebody's habits."""

    id: int
    busy: float
    homes: dict[str, float]
    idols: frozenset[int] = frozenset()

    def leaning(self, post: Written) -> float:
        if post.author == self.id:
            return 0.0
        return self.busy * self.homes.get(post.topic, 1.0) * (IDOL if post.author in self.idols else 1.0)


@dataclass
class Crowd:
    """Everybody who votes, with those whose honest habits look most like gaming."""

    voters: list[Voter]
    colleagues: list[frozenset[int]] = field(default_factory=list)
    admirers: set[int] = field(default_factory=set)


def gather(posts: Sequence[Written], seed: int, *, most: int = 6_000) -> Crowd:
    """Voters out of the writers of posts, as many as `most`, the most prolific surely among them."""
    chance = random.Random(seed)
    wrote: dict[int, Counter[str]] = defaultdict(Counter)
    for post in posts:
        wrote[post.author][post.topic] += 1
    known = sorted(wrote, key=lambda person: -wrote[person].total())
    stars = known[:200]
    crowd = Crowd([])
    for person in known[:most]:
        homes = dict.fromkeys([topic for topic, _count in wrote[person].most_common(3)], HOME)
        admires = frozenset(chance.sample(stars, min(2, len(stars)))) if chance.random() < 0.06 else frozenset()
        crowd.voters.append(Voter(person, min(BUSIEST, chance.paretovariate(1.1)), homes, admires - {person}))
        if admires:
            crowd.admirers.add(person)
    befriend(crowd, wrote, chance)
    return crowd


def befriend(crowd: Crowd, wrote: dict[int, Counter[str]], chance: random.Random) -> None:
    """In some small topics the busiest writers read everything."""
    topics: Counter[str] = Counter()
    for counts in wrote.values():
        topics.update(counts)
    by_id = {voter.id: voter for voter in crowd.voters}
    small = [topic for topic, count in topics.items() if 40 <= count <= 400]
    for topic in chance.sample(sorted(small), min(SMALL_TOPICS, len(small))):
        writers = sorted((person for person in by_id if wrote[person][topic]), key=lambda each: -wrote[each][topic])
        group = writers[: chance.choice(COLLEAGUES)]
        for person in group:
            by_id[person].homes[topic] = COLLEAGUE
            by_id[person].busy = max(by_id[person].busy, 6.0)
        crowd.colleagues.append(frozenset(group))


def cast(votes: Sequence[tuple[int, Written, date, int]], crowd: Crowd, seed: int) -> Iterator[Deed]:
    """Each vote (id, post, day, value) with its voter and moment; votes nobody is left for are dropped."""
    chance = random.Random(seed + 1_000)
    weights = list(accumulate(voter.busy for voter in crowd.voters))
    done: set[tuple[int, int]] = set()
    for day, group in groupby(sorted(votes, key=lambda vote: (vote[2], vote[0])), key=lambda vote: vote[2]):
        todays = list(group)
        most = max(FEWEST, len(todays) // SITTING)
        present = set(chance.choices(range(len(crowd.voters)), cum_weights=weights, k=2 * most))
        voters = [crowd.voters[number] for number in sorted(present)]
        here = Present(voters, chance)
        sittings: dict[int, list[tuple[int, Written, int]]] = defaultdict(list)
        for vote_id, post, _day, value in todays:
            voter = here.chosen(post, done)
            if voter is not None:
                done.add((voter.id, post.id))
                sittings[voter.id].append((vote_id, post, value))
        for voter in voters:
            yield from seated(voter, sittings.get(voter.id, []), day, chance)


class Present:
    """The people of one day; what they lean to is reckoned once a topic."""

    def __init__(self, voters: Sequence[Voter], chance: random.Random):
        self.voters, self.chance = voters, chance
        self.admired = {idol for voter in voters for idol in voter.idols}
        self.weights: dict[str, list[float]] = {}

    def chosen(self, post: Written, done: set[tuple[int, int]]) -> Voter | None:
        if post.author not in self.admired:
            for _try in range(6):
                voter = self.chance.choices(self.voters, cum_weights=self.in_topic(post.topic))[0]
                if voter.id != post.author and (voter.id, post.id) not in done:
                    return voter
        weights = [0.0 if (voter.id, post.id) in done else voter.leaning(post) for voter in self.voters]
        return self.chance.choices(self.voters, weights)[0] if any(weights) else None

    def in_topic(self, topic: str) -> list[float]:
        if topic not in self.weights:
            self.weights[topic] = list(accumulate(voter.busy * voter.homes.get(topic, 1.0) for voter in self.voters))
        return self.weights[topic]


def seated(voter: Voter, given: list[tuple[int, Written, int]], day: date, chance: random.Random) -> Iterator[Deed]:
    at = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=chance.randrange(60, 1_300))
    for vote_id, post, value in sorted(given, key=lambda each: (each[1].author not in voter.idols, each[1].topic)):
        at += timedelta(seconds=20 + chance.expovariate(1 / 80))
        yield Deed(vote_id, voter.id, post.author, post.id, post.topic, value, at)
