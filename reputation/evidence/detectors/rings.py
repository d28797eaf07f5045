"""Rings: three or more people whose votes go round among them. Pure.

Strong ties (more than habit explains) make a graph; people who can all reach each other in it are a ring, if their
votes among themselves are more than habit explains when none of them counts as a witness for another.
"""

from collections.abc import Iterator

from reputation.evidence.habits import Habits, surprise
from reputation.evidence.rows import Finding

TIE, TIE_SURPRISE, TIE_LIFT = 3, 2.0, 3.0
SURPRISE = 8.0
LIFT = 4.0
MOST = 30  # people; what is larger is a habit of the forum
Graph = dict[int, set[int]]


def rings(habits: Habits) -> list[Finding]:
    return [ring for group in circles(ties(habits)) if (ring := judged(habits, group)) is not None]


def ties(habits: Habits) -> Graph:
    graph: Graph = {}
    for (giver, taker), given in habits.between.items():
        if len(given) < TIE or (taker not in habits.given):
            continue
        expected = habits.expected(giver, taker)
        if len(given) >= TIE_LIFT * expected and surprise(len(given), expected) >= TIE_SURPRISE:
            graph.setdefault(giver, set()).add(taker)
            graph.setdefault(taker, set())
    return graph


def judged(habits: Habits, group: list[int]) -> Finding | None:
    if not 3 <= len(group) <= MOST:
        return None
    ordered = [(one, other) for one in group for other in group if (one, other) in habits.between]
    deeds = [deed for pair in ordered for deed in habits.between[pair]]
    expected = sum(habits.expected(*pair, apart=group) for pair in ordered)
    far = surprise(len(deeds), expected)
    if far < SURPRISE or len(deeds) < LIFT * expected:
        return None
    ids, posts = tuple(deed.id for deed in deeds), tuple(deed.post_id for deed in deeds)
    return Finding("ring", tuple(sorted(group)), len(deeds), round(far, 1), ids, posts, expected=round(expected, 1))


def circles(graph: Graph) -> Iterator[list[int]]:
    """Strongly connected groups, by Tarjan's algorithm, without recursion."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    waiting: set[int] = set()
    for root in graph:
        if root in index:
            continue
        work = [(root, iter(graph[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        waiting.add(root)
        while work:
            node, others = work[-1]
            other = next(others, None)
            if other is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    yield taken_off(stack, waiting, node)
            elif other not in index:
                index[other] = low[other] = len(index)
                stack.append(other)
                waiting.add(other)
                work.append((other, iter(graph[other])))
            elif other in waiting:
                low[node] = min(low[node], index[other])


def taken_off(stack: list[int], waiting: set[int], node: int) -> list[int]:
    group = stack[stack.index(node) :]
    del stack[stack.index(node) :]
    waiting.difference_update(group)
    return group
