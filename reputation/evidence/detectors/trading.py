"""Accept-trading: two people who ask and mark each other's answers, in turns. Pure."""

from collections.abc import Iterable, Iterator

from reputation.evidence.habits import Habits, surprise
from reputation.evidence.rows import Deed, Finding

EACH_WAY, IN_ALL = 2, 4  # acceptances
SURPRISE = 1.5  # each way
LIFT = 3.0


def trades(acceptances: Iterable[Deed]) -> list[Finding]:
    return list(found(Habits(acceptances)))


def found(habits: Habits) -> Iterator[Finding]:
    for (asker, answerer), given in habits.between.items():
        back = habits.between.get((answerer, asker), ())
        if asker >= answerer or min(len(given), len(back)) < EACH_WAY or len(given) + len(back) < IN_ALL:
            continue
        there, here = strength(habits, asker, answerer), strength(habits, answerer, asker)
        if there and here:
            yield Finding(
                "trade", (asker, answerer), len(given) + len(back), round(there + here, 1),
                post_ids=tuple(deed.post_id for deed in (*given, *back)),
                expected=round(habits.expected(asker, answerer) + habits.expected(answerer, asker), 1),
            )  # fmt: skip


def strength(habits: Habits, asker: int, answerer: int) -> float:
    count, expected = habits.count(asker, answerer), habits.expected(asker, answerer)
    far = surprise(count, expected)
    return far if far >= SURPRISE and count >= LIFT * expected else 0.0
