"""Who asks what, who answers, who votes: a made-up forum thread by thread, by one fixed seed. Pure.

A few threads are read, answered and voted on by many, most by hardly anybody (Pareto's distribution, with exponents by
which a thread has four answers on average); so are people and tags.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice, product

from forum.measuring.phrases import ENGLISH, LANGUAGES, Phrases
from forum.measuring.rows import Rows
from forum.measuring.texts import Texts

SEED = 20_240_917
YEARS = 5
PLACES = 8
MOST_ANSWERS, MOST_VOTES, MOST_POPULAR = 300, 60, 20_000.0


@dataclass(slots=True)
class Answer:
    """A post under way: `votes` are (person, value)."""

    id: int
    author: int
    at: datetime
    votes: list[tuple[int, int]]


class Crowd:
    """The forum's people, places and tags, and the dice."""

    def __init__(self, threads: int, now: datetime, rows: Rows):
        self.threads, self.now, self.rows = threads, now, rows
        self.chance = random.Random(SEED)  # noqa: S311 - the same forum each time
        self.texts = Texts(self.chance)
        self.people = [rows.next("users") for _ in range(max(40, threads // 10))]
        self.places = [rows.next("categories") for _ in range(PLACES)]
        names = (f"{thing}-{part}".replace(" ", "-") for part, thing in product(ENGLISH.parts, ENGLISH.things))
        self.tags = {name: rows.next("tags") for name in islice(names, min(420, 20 + threads // 40))}
        self.names = list(self.tags)
        self.worn = dict.fromkeys(self.tags, 0)

    def furnish(self) -> None:
        """People and places. Tags come last, when it is known how many threads have each."""
        began = self.now - timedelta(days=365 * YEARS + 1)
        for number in self.people:
            name = f"measured{number}"
            locale = LANGUAGES[number % 3].locale
            self.rows.add("users", number, name, name, f"Person {number}", locale, began, began)
        for place, number in enumerate(self.places):
            visibility = "signed_in" if place == PLACES - 1 else "public"
            slug = f"measured-{number}"
            self.rows.add("categories", number, slug, f"Place {number}", "For measuring.", visibility, number, began)

    def label(self) -> None:
        for name, number in self.tags.items():
            self.rows.add("tags", number, name, self.worn[name], self.now)

    def somebody(self) -> int:
        """Some write often, most hardly ever."""
        return self.people[int(len(self.people) * self.chance.random() ** 2.5)]

    def moment(self, place: int) -> datetime:
        """When the thread at this place of the row of threads began: each year has more of them than the one before."""
        ago = 1 - (place / self.threads) ** 0.7
        return self.now - timedelta(days=365 * YEARS * ago, minutes=10)

    def soon(self, after: datetime, minutes: float) -> datetime:
        return min(after + timedelta(minutes=self.chance.expovariate(1 / minutes)), self.now - timedelta(minutes=1))

    def votes(self, author: int, popularity: float) -> list[tuple[int, int]]:
        most = min(MOST_VOTES, int(self.chance.expovariate(1) * min(popularity, 2_000.0) ** 0.5 * 0.6))
        voters = {self.chance.choice(self.people) for _ in range(most)} - {author}
        return [(voter, -1 if self.chance.random() < 0.06 else 1) for voter in sorted(voters)]

    def popularity(self) -> float:
        return min(MOST_POPULAR, self.chance.paretovariate(1.1))

    def answers(self) -> int:
        return 0 if self.chance.random() < 0.15 else min(MOST_ANSWERS, int(1.9 * self.chance.paretovariate(1.6)))

    def chosen_tags(self, place: int) -> list[str]:
        found = {self.names[int(len(self.names) * self.chance.random() ** 2)] for _ in range(self.chance.randint(1, 3))}
        if place != PLACES - 1:
            for name in found:
                self.worn[name] += 1
        return sorted(found)

    def language(self) -> Phrases:
        return self.texts.language()
