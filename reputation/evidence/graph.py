"""Where people and arrows of a case stand in its drawing, and when things happened in it. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import cos, hypot, pi, sin

from reputation.evidence.queries.cases import CaseVote

WIDTH, HEIGHT = 360, 260
NODE, GAP = 7, 11  # radius of a person, and how far from the middle an arrow begins and ends
LONGEST_NAME = 14
MOST_DRAWN = 12
ROW, LEFT, TIMES_WIDTH = 26, 122, 360
WIDE, HIGH = 62, 88  # of the circle of people: names beside it have room for all that is shown of them


@dataclass(frozen=True, slots=True)
class Node:
    """A person in the drawing; `anchor` is how their name stands beside them."""

    name: str
    x: int
    y: int
    label_x: int
    label_y: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one person to another, bent so that the way back has a line of its own; `width` from 1 to 5."""

    path: str
    width: float
    count: int
    label_x: int
    label_y: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A row of the table that says the same as an arrow."""

    giver: int
    taker: int
    count: int
    annulled: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One giver's deeds along the time of the case: where each stands."""

    name: str
    y: int
    dots: tuple[int, ...]


def ties_of(deeds: Sequence[CaseVote]) -> list[Tie]:
    """The most frequent first."""
    groups: dict[tuple[int, int], list[CaseVote]] = defaultdict(list)
    for deed in deeds:
        groups[deed.giver, deed.taker].append(deed)
    ties = [
        Tie(giver, taker, len(group), sum(deed.annulled for deed in group), group[0].at, group[-1].at)
        for (giver, taker), group in groups.items()
    ]
    return sorted(ties, key=lambda tie: (-tie.count, tie.giver, tie.taker))


def nodes_of(names: Mapping[int, str]) -> dict[int, Node]:
    """People on a circle, the first on top."""
    shown = list(names.items())[:MOST_DRAWN]
    nodes = {}
    for place, (user_id, name) in enumerate(shown):
        angle = 2 * pi * place / len(shown) - pi / 2
        x, y = round(WIDTH / 2 + WIDE * cos(angle)), round(HEIGHT / 2 + HIGH * sin(angle))
        side = round(cos(angle), 2)
        anchor = "middle" if side == 0 else "start" if side > 0 else "end"
        label_y = y + 4 if side else y + (24 if sin(angle) > 0 else -14)
        label_x = x + (12 if side > 0 else -12 if side < 0 else 0)
        nodes[user_id] = Node(short(name), x, y, label_x, label_y, anchor)
    return nodes


def arrows_of(ties: Sequence[Tie], nodes: Mapping[int, Node]) -> list[Arrow]:
    drawn = [tie for tie in ties if tie.giver in nodes and tie.taker in nodes and tie.giver != tie.taker]
    most = max((tie.count for tie in drawn), default=1)
    return [arrow(nodes[tie.giver], nodes[tie.taker], tie.count, most=most) for tie in drawn]


def arrow(start: Node, end: Node, count: int, *, most: int) -> Arrow:
    """A curve that keeps to the left of the straight line, so that two people have two curves."""
    length = hypot(end.x - start.x, end.y - start.y) or 1.0
    along_x, along_y = (end.x - start.x) / length, (end.y - start.y) / length
    bend = min(34.0, length / 5)
    middle_x = (start.x + end.x) / 2 + along_y * bend
    middle_y = (start.y + end.y) / 2 - along_x * bend
    from_x, from_y = towards(start, middle_x, middle_y, far=GAP)
    to_x, to_y = towards(end, middle_x, middle_y, far=GAP + 3)
    path = f"M{from_x} {from_y} Q{middle_x:.0f} {middle_y:.0f} {to_x} {to_y}"
    label = (round((from_x + to_x) / 4 + middle_x / 2), round((from_y + to_y) / 4 + middle_y / 2))
    return Arrow(path, round(1 + 3 * count / most, 1), count, *label)


def towards(node: Node, x: float, y: float, *, far: int) -> tuple[int, int]:
    length = hypot(x - node.x, y - node.y) or 1.0
    return round(node.x + (x - node.x) / length * far), round(node.y + (y - node.y) / length * far)


def lines_of(deeds: Sequence[CaseVote], names: Mapping[int, str]) -> list[Line]:
    """One line a giver, dots from the first deed of the case to the last."""
    givers = [user_id for user_id in names if any(deed.giver == user_id for deed in deeds)][:MOST_DRAWN]
    if not deeds:
        return []
    first, last = min(deed.at for deed in deeds), max(deed.at for deed in deeds)
    span = (last - first).total_seconds() or 1.0
    room = TIMES_WIDTH - LEFT - 12
    return [
        Line(
            short(names[giver]), place * ROW + 16,
            tuple(round(LEFT + room * (deed.at - first).total_seconds() / span) for deed in deeds
                  if deed.giver == giver),
        )
        for place, giver in enumerate(givers)
    ]  # fmt: skip


def short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
