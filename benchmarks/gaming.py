"""How well the detectors tell gaming from habits: `python -m benchmarks.gaming FOLDER [SEED …]`.

FOLDER holds Posts.csv(.gz) and Votes.csv(.gz) of a Stack Exchange dump. A dump names no voters, so each vote is given
one by a seeded simulation of honest habits (benchmarks/honest.py: heavy voters, admirers, colleagues in small topics);
pairs, rings, bursts and traded acceptances of several sizes are planted (benchmarks/arranged.py); then the detectors
see 90 days at a time, every 30 days, as the forum's nightly search does. Printed are, for each detector, how many of
its findings were planted (precision), for each kind and size how many were found (recall), and how many honest heavy
voters, admirers and groups of colleagues were accused. Topics are the rarest word of a question's title that 40 titles
share.

Thresholds were chosen on seeds 1 and 2. What the simulation cannot tell is how often people really do such things, and
what else honest people do: the figures say how the detectors tell these habits from those arrangements, no more.
"""

import csv
import gzip
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.arranged import Planted, Planter, windows
from benchmarks.honest import Crowd, Written, cast, gather
from reputation.evidence.detectors import all_findings
from reputation.evidence.rows import Deed, Finding, Tables, alike

WINDOW, STEP, SHARED_BY = 90, 30, 40
UP, DOWN, ACCEPTED = "2", "3", "1"


def rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    plain, packed = folder / f"{name}.csv", folder / f"{name}.csv.gz"
    with plain.open(encoding="utf-8") if plain.exists() else gzip.open(packed, "rt", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def written_in(folder: Path) -> dict[int, Written]:
    """Questions and answers whose authors are known."""
    kept = [row for row in rows(folder, "Posts") if row["PostTypeId"] in "12"]
    words = Counter(word for row in kept if row["Title"] for word in set(words_of(row["Title"])))
    topics = {}
    for row in kept:
        if row["Title"]:
            shared = [word for word in words_of(row["Title"]) if words[word] >= SHARED_BY]
            topics[row["Id"]] = min(shared, key=lambda word: words[word], default="")
    return {
        int(row["Id"]): Written(
            int(row["Id"]), int(row["OwnerUserId"]), topics.get(row["ParentId"] or row["Id"], ""),
            date.fromisoformat(row["CreationDate"][:10]),
        )
        for row in kept if row["OwnerUserId"] and int(row["OwnerUserId"]) > 0
    }  # fmt: skip


def words_of(title: str) -> list[str]:
    return [word for word in "".join(c.lower() if c.isalnum() else " " for c in title).split() if len(word) > 3]


def votes_in(
    folder: Path, posts: dict[int, Written]
) -> tuple[list[tuple[int, Written, date, int]], list[tuple[int, Written, date]]]:
    """Up and down votes; and acceptances."""
    votes, accepted = [], []
    for row in rows(folder, "Votes"):
        post, day = posts.get(int(row["PostId"])), date.fromisoformat(row["CreationDate"][:10])
        if post is not None and row["VoteTypeId"] in (UP, DOWN):
            votes.append((int(row["Id"]), post, day, 1 if row["VoteTypeId"] == UP else -1))
        elif post is not None and row["VoteTypeId"] == ACCEPTED:
            accepted.append((int(row["Id"]), post, day))
    return votes, accepted


def acceptances_in(
    folder: Path, posts: dict[int, Written], accepted: Sequence[tuple[int, Written, date]]
) -> list[Deed]:
    asked = {int(row["Id"]): int(row["ParentId"]) for row in rows(folder, "Posts") if row["ParentId"]}
    found = []
    for number, post, day in accepted:
        question = posts.get(asked.get(post.id, 0))
        if question is not None and question.author != post.author:
            at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
            found.append(Deed(number, question.author, post.author, post.id, post.topic, 1, at))
    return found


def search(votes: Sequence[Deed], acceptances: Sequence[Deed]) -> list[Finding]:
    """What all nights together bring: what is the same case is one."""
    found: list[Finding] = []
    bundles = [Tables(votes=tuple(each)) for each in windows(votes, length=WINDOW, step=STEP)]
    bundles += [Tables(acceptances=tuple(each)) for each in windows(acceptances, length=WINDOW, step=STEP)]
    for tables in bundles:
        for finding in all_findings(tables):
            if not any(same(finding, other) for other in found):
                found.append(finding)
    return found


def same(one: Finding, other: Finding) -> bool:
    return one.kind == other.kind and alike(frozenset(one.people), frozenset(other.people))


def hits(finding: Finding, planted: Planted) -> bool:
    """The finding shows this arrangement: most people are the same, or all its people belong to it."""
    people = frozenset(finding.people)
    return alike(people, planted.people) or (len(people) > 1 and people <= planted.people)


def tell(found: Sequence[Finding], planted: Sequence[Planted], crowd: Crowd, votes: Sequence[Deed]) -> None:
    print("  detector   found  planted  precision")
    for kind in sorted({finding.kind for finding in found}):
        mine = [finding for finding in found if finding.kind == kind]
        true = sum(any(hits(finding, each) for each in planted) for finding in mine)
        print(f"  {kind:<10} {len(mine):>5}  {true:>7}  {true / len(mine):>9.2f}")
    true = sum(any(hits(finding, each) for each in planted) for finding in found)
    print(f"  {'all':<10} {len(found):>5}  {true:>7}  {true / max(1, len(found)):>9.2f}")
    print("  planted (people, votes)   found of  recall")
    for kind, size in sorted({(each.kind, each.size) for each in planted}):
        these = [each for each in planted if (each.kind, each.size) == (kind, size)]
        caught = sum(any(hits(finding, each) for finding in found) for each in these)
        print(f"  {kind:<8} {size!s:<16} {caught:>5} {len(these):>3}  {caught / len(these):>6.2f}")
    tell_of_honest(found, planted, crowd, votes)


def tell_of_honest(found: Sequence[Finding], planted: Sequence[Planted], crowd: Crowd, votes: Sequence[Deed]) -> None:
    guilty = {person for each in planted for person in each.people}
    heavy = {person for person, _count in Counter(vote.giver for vote in votes).most_common(100)} - guilty
    accused = [
        frozenset(each.people) - ({each.author_id} if each.kind == "burst" else set())
        for each in found if not any(hits(each, other) for other in planted)
    ]  # fmt: skip
    names = {person for people in accused for person in people}
    friends = sum(any(len(group & people) > 1 for people in accused) for group in crowd.colleagues)
    print(f"  honest and accused: {len(names & heavy)} of {len(heavy)} heavy voters, "
          f"{len(names & (crowd.admirers - guilty))} of {len(crowd.admirers - guilty)} admirers, "
          f"{friends} of {len(crowd.colleagues)} groups of colleagues")  # fmt: skip


def main() -> None:
    folder, seeds = Path(sys.argv[1]), [int(each) for each in sys.argv[2:]] or [3]
    posts = written_in(folder)
    votes, accepted = votes_in(folder, posts)
    acceptances = acceptances_in(folder, posts, accepted)
    print(f"{len(posts):,} posts, {len(votes):,} votes, {len(acceptances):,} acceptances")
    for seed in seeds:
        began = time.perf_counter()
        crowd = gather(list(posts.values()), seed)
        honest = list(cast(votes, crowd, seed))
        planter = Planter(list(posts.values()), seed)
        planter.plant()
        everything = [*honest, *planter.votes]
        made = time.perf_counter()
        found = search(everything, [*acceptances, *planter.acceptances])
        print(
            f"seed {seed}: {len(honest):,} honest votes, {len(planter.votes):,} planted in {len(planter.planted)} "
            f"arrangements; made in {made - began:.0f} s, searched in {time.perf_counter() - made:.0f} s"
        )
        tell(found, planter.planted, crowd, everything)


if __name__ == "__main__":
    main()
