"""Which threads belong together when all may be looked at once, as once a night: the same threads, the same families.

First threads that are alike on average join (average link, the most alike first), down to FIRM, and settle where they
are most alike. People ask one thing in several manners, so this leaves a large topic in fragments, each pure. Then
fragments that ask the same unite: those
whose threads are nearly as like the other's as they are like each other. The measure is their mean likeness across,
divided by the geometric mean of those within: it would be 1 for two halves of one topic, whatever the forum, the
language or the embedder. `python -m benchmarks.topics` has what this and other ways gave.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kb_bridge.grouping import FIRM

Matrix = np.ndarray[Any, np.dtype[np.float64]]
SAME = 0.75
STAY = 0.50
ROUNDS = 2
FRAGMENT = 3  # threads: of fewer the likeness within says nothing
NEVER = -9.0


@dataclass(frozen=True, slots=True)
class Families:
    """For each thread the number of its family; of families of FRAGMENT threads and more how alike their threads are,
    and which larger family asks most nearly the same, with how nearly."""

    of_thread: list[int]
    cohesion: dict[int, float]
    near: dict[int, tuple[int, float]]


def families(likeness: Matrix, start: Sequence[int], fixed: Collection[int] = ()) -> Families:
    """Threads of one number in `start` are never parted, and of the numbers in `fixed` no two come together: editors
    have spoken of them. A family keeps the fixed number, else the lowest."""
    groups, names = grouped(likeness, start, fixed)
    groups.join(FIRM)
    joined = [names[groups.into(place)] for place in groups.member_of]
    groups, names = grouped(likeness, settled(likeness, joined, fixed), fixed)
    groups.unite(SAME)
    cohesion, near = groups.measures()
    return Families(
        [names[groups.into(place)] for place in groups.member_of],
        {names[each]: share for each, share in cohesion.items()},
        {names[each]: (names[other], share) for each, (other, share) in near.items()},
    )


def grouped(likeness: Matrix, labels: Sequence[int], fixed: Collection[int]) -> tuple["Groups", list[int]]:
    """Groups by label, and the label of each."""
    names = sorted(set(labels))
    place = {name: number for number, name in enumerate(names)}
    return Groups(likeness, np.array([place[each] for each in labels]), [name in fixed for name in names]), names


def settled(likeness: Matrix, labels: Sequence[int], fixed: Collection[int]) -> list[int]:
    """What joined early may be nearer to what has grown since: each thread moves to the family of FRAGMENT threads and
    more to which it is most alike, itself left out, if it is STAY alike; nobody leaves a fixed one."""
    found = np.array(labels)
    for _round in range(ROUNDS):
        names, sizes = np.unique(found, return_counts=True)
        names = names[sizes >= FRAGMENT]
        if not len(names):
            break
        member = (found[:, None] == names[None, :]).astype(np.float64)
        sums = likeness @ member - member * np.diag(likeness)[:, None]
        links = sums / np.maximum(member.sum(axis=0)[None, :] - member, 1)
        best = links.argmax(axis=1)
        moves = (links[np.arange(len(found)), best] >= STAY) & ~np.isin(found, list(fixed))
        found = np.where(moves, names[best], found)
    return [int(each) for each in found]


class Groups:
    """Groups of threads with the sums of their likenesses: all that average link needs."""

    def __init__(self, likeness: Matrix, member_of: Any, is_fixed: Sequence[bool]):
        count = len(is_fixed)
        self.member_of = [int(each) for each in member_of]
        self.size = np.bincount(member_of, minlength=count).astype(np.float64)
        own = np.bincount(member_of, weights=np.diag(likeness), minlength=count)
        self.sums = summed(likeness, member_of, count)
        self.sums[np.arange(count), np.arange(count)] -= own
        self.fixed = np.array(is_fixed, dtype=bool)
        self.alive = np.ones(count, dtype=bool)
        self.gone_into = list(range(count))

    def into(self, group: int) -> int:
        while self.gone_into[group] != group:
            group = self.gone_into[group]
        return group

    def join(self, least: float) -> None:
        """Average link, the most alike first."""
        link = self.sums / np.outer(self.size, self.size)
        np.fill_diagonal(link, NEVER)
        link[np.ix_(self.fixed, self.fixed)] = NEVER
        nearest = link.argmax(axis=1)
        best = link[np.arange(len(link)), nearest]
        while len(best) > 1 and best.max() >= least:
            one = int(best.argmax())
            stays, goes = self.merge(one, int(nearest[one]))
            link[goes, :] = link[:, goes] = NEVER
            row = np.where(self.alive, self.sums[stays] / (self.size[stays] * self.size), NEVER)
            row[self.fixed & self.fixed[stays]] = NEVER
            row[stays] = NEVER
            link[stays, :] = link[:, stays] = row
            self.look_again(link, nearest, best, stays=stays, goes=goes)

    def look_again(self, link: Matrix, nearest: Any, best: Any, *, stays: int, goes: int) -> None:
        """The nearest of each group after a merger: only who was near one of the two has to look all around."""
        best[goes] = NEVER
        lost = self.alive & ((nearest == stays) | (nearest == goes))
        lost[stays] = True
        gained = self.alive & ~lost & (link[:, stays] > best)
        nearest[gained], best[gained] = stays, link[gained, stays]
        rows = np.flatnonzero(lost)
        nearest[rows] = link[rows].argmax(axis=1)
        best[rows] = link[rows, nearest[rows]]

    def unite(self, least: float) -> None:
        """Fragments as like each other as within themselves, the most so first."""
        chosen = np.flatnonzero(self.alive & (self.size >= FRAGMENT))
        while len(chosen) > 1:
            shares = self.sameness(chosen)
            one, other = divmod(int(shares.argmax()), len(chosen))
            if shares[one, other] < least:
                return
            _stays, goes = self.merge(int(chosen[one]), int(chosen[other]))
            chosen = chosen[chosen != goes]

    def sameness(self, chosen: Any) -> Matrix:
        """Mean likeness across, as a share of that within; 0 where two may not come together."""
        size = self.size[chosen]
        sums = self.sums[np.ix_(chosen, chosen)]
        within = np.maximum(np.diag(sums), 0) / np.maximum(size * (size - 1), 1)
        shares: Matrix = sums / np.outer(size, size) / np.sqrt(np.maximum(np.outer(within, within), 1e-9))
        fixed = self.fixed[chosen]
        shares[np.ix_(fixed, fixed)] = 0
        np.fill_diagonal(shares, 0)
        return shares

    def measures(self) -> tuple[dict[int, float], dict[int, tuple[int, float]]]:
        """Cohesion, and the nearest among the larger ones; of equals the older counts as larger."""
        chosen = np.flatnonzero(self.alive & (self.size >= FRAGMENT))
        order = chosen[np.argsort(-self.size[chosen], kind="stable")]
        shares = self.sameness(order)
        size = self.size[order]
        within = np.diag(self.sums)[order] / (size * (size - 1))
        near = {}
        for row in range(1, len(order)):
            other = int(shares[row, :row].argmax())
            if (share := float(np.clip(shares[row, other], 0, 1))) > 0:
                near[int(order[row])] = (int(order[other]), share)
        return {int(each): float(share) for each, share in zip(order, within, strict=True)}, near

    def merge(self, one: int, other: int) -> tuple[int, int]:
        """Returns who stays and who goes."""
        stays, goes = sorted((one, other), key=lambda each: (not self.fixed[each], each))
        self.sums[stays, :] += self.sums[goes, :]
        self.sums[:, stays] += self.sums[:, goes]
        self.sums[goes, :] = self.sums[:, goes] = 0
        self.size[stays] += self.size[goes]
        self.alive[goes] = False
        self.gone_into[goes] = stays
        return stays, goes


def summed(likeness: Matrix, member_of: Any, count: int) -> Matrix:
    """The sums of likenesses between groups."""
    if count == len(likeness):
        order = np.argsort(member_of)
        return likeness[np.ix_(order, order)].astype(np.float64)
    rows = np.zeros((count, len(likeness)))
    np.add.at(rows, member_of, likeness)
    found = np.zeros((count, count))
    np.add.at(found, member_of, rows.T)
    return found.T
