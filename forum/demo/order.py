"""One line of time: every thread's steps, votes included, in the order in which they happen.

A file only says who voted; when, is laid out here, always alike: the first within the hour, later ones with growing
pauses, nobody before joining, and nobody after the post was closed to votes.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from zlib import crc32

from forum.demo.story import OPENING, Step, Story, Tale, Written

CLOSES_A_POST = ("hide", "delete", "reject")
FIRST_VOTE = timedelta(minutes=25)
FIRST_ME_TOO = timedelta(hours=7)
SETTLING_IN = timedelta(hours=9)
"""A newcomer reads old threads for this long before voting in them."""
NEVER = timedelta(0)


def steps_of(story: Story, verbs: Iterable[str]) -> list[Step]:
    """What can be told with `verbs`, in the order of time."""
    known = set(verbs)
    joined = {person.name: -person.joined for person in story.people}
    tales = [tale for tale in story.tales if not tale.needs or tale.needs in known]
    steps = [step for tale in tales for step in steps_of_tale(tale, joined) if step.do in known]
    return sorted(steps, key=lambda step: step.at)


def steps_of_tale(tale: Tale, joined: dict[str, timedelta]) -> Iterator[Step]:
    for line in tale.written:
        at = line.after - tale.ago
        yield Step(at, line.do, line.by, tale.slug, line.on, line.words)
        for value, voters in ((1, line.names("up")), (-1, line.names("down"))):
            for name, moment in spread(voters, at, closing(tale, line), joined=joined):
                yield Step(moment, "vote", name, tale.slug, line.on, {"value": value})
    start, end = -tale.ago, closing(tale, tale.asking)
    for name, moment in spread(tale.asking.names("me_too"), start, end, joined=joined, first=FIRST_ME_TOO):
        yield Step(moment, "me_too", name, tale.slug)
    for name, moment in spread(tale.asking.names("follows"), start, end, joined=joined):
        yield Step(moment, "follow", name, tale.slug)
    if "views" in tale.asking.words:
        yield Step(timedelta(minutes=-1), "views", "", tale.slug, OPENING, {"count": tale.asking.words["views"]})


def spread(
    names: list[str], start: timedelta, end: timedelta, *, joined: dict[str, timedelta], first: timedelta = FIRST_VOTE
) -> Iterator[tuple[str, timedelta]]:
    """Each name with its moment between `start` and `end`, the pauses growing with the square of the place."""
    for place, name in enumerate(names, start=1):
        unevenness = 0.6 + crc32(f"{name}{start}".encode()) % 80 / 100
        moment = max(start + first * (place * place * unevenness), joined.get(name, start) + SETTLING_IN * place)
        latest = start + (end - start) * place / (len(names) + 1)
        yield name, moment if moment < end else max(latest, joined.get(name, start))


def closing(tale: Tale, post: Written) -> timedelta:
    """When this post stops taking votes: hidden, or its thread locked; else the moment of loading."""
    ends = [
        line.after - tale.ago
        for line in tale.written
        if (line.do in CLOSES_A_POST and line.on == post.on) or line.do == "lock"
    ]
    return min(ends, default=NEVER)
