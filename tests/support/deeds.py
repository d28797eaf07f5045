"""Deeds made by hand, for what looks at votes without a database."""

import random
from datetime import UTC, datetime, timedelta
from itertools import count

from forum.actor import Actor
from reputation.evidence.rows import Deed

CROWD = list(range(1, 41))
START = datetime(2026, 3, 1, 9, tzinfo=UTC)
TOPICS = ["hubs", "cables", "apps", "meters", "pumps", "lamps", "doors", "fans"]


class Deeds:
    """Votes that grow by calls that can be chained."""

    def __init__(self, chance: random.Random):
        self.chance = chance
        self.ids = count(1)
        self.votes: list[Deed] = []

    def of_a_crowd(self) -> "Deeds":
        """Everybody gives thirty votes to anybody, over two months."""
        for giver in CROWD:
            for _vote in range(30):
                taker = self.chance.choice([person for person in CROWD if person != giver])
                self.vote(giver, taker, topic=self.chance.choice(TOPICS))
        return self

    def read(self, giver: int) -> "Deeds":
        """Somebody votes here and there, as everybody does."""
        for _vote in range(25):
            self.vote(giver, self.chance.choice(CROWD), topic=self.chance.choice(TOPICS))
        return self

    def give(self, giver: int, taker: int, times: int, *, topic: str, size: int = 1) -> "Deeds":
        for _time in range(times):
            self.vote(giver, taker, topic=topic, value=size)
        return self

    def burst(self, giver: int, taker: int, times: int, *, value: int = 1) -> "Deeds":
        for number in range(times):
            self.vote(giver, taker, at=START + timedelta(days=3, seconds=40 * number), value=value)
        return self

    def vote(
        self, giver: int, taker: int, *, topic: str = "hubs", at: datetime | None = None, post: int = 0, value: int = 1
    ) -> None:
        number = next(self.ids)
        moment = at or START + timedelta(minutes=self.chance.randrange(60 * 24 * 60))
        self.votes.append(Deed(number, giver, taker, post or number, topic, value, moment))

    @staticmethod
    def moderator(user_id: int) -> Actor:
        return Actor(user_id, roles=frozenset(("moderator",)))
