"""Whether an imported forum's standings are those of its dump: `python benchmarks/standings.py FOLDER`.

Imports a Stack Exchange dump into a database of its own, puts the price list `stackexchange-2021` in force and compares
everybody above 150 points with the figure in the dump's Users.xml. Everything is thrown away.

Three figures are printed, since a dump does not hold everything that its figures are made of:
- as it is. Most people are then 100 short: whoever has 200 points on another site of the network begins with 101, and
  no row of a dump says who that is;
- with that bonus allowed for, where it is what is missing;
- with bounties allowed for too. Those are rows (votes of kind 8 and 9), but points that people pay each other have no
  place in this forum, so the import leaves them out and says so.

Who differs even then is listed with the causes of their points; all have fewer here. On the dump of
cardano.stackexchange.com of 2021 most of them last edited dozens of other people's posts: approved suggestions bring
two points each, and whose they were stands in PostHistory, which that dump lacks. Points of posts that were deleted are
missing too, since such posts are in no dump.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from forum.actor import SYSTEM
from forum.bus import Bus
from forum.database import Database
from forum.embedded import database_url
from forum.importing.dumps import find_file, open_rows
from forum.settings import Settings
from reputation.book.actions import apply_prices
from reputation.book.price_lists import STACKEXCHANGE
from reputation.book.recount import recount

ABOVE, WITHIN = 150, 0.05
OFFERED, WON = "8", "9"
BONUS = 100  # for an account that has 200 points elsewhere in the network: no row of the dump says so
STANDINGS = """
SELECT i.old_id::bigint AS old_id, u.id, u.display_name, u.reputation FROM imported i JOIN users u ON u.id = i.new_id
WHERE i.kind = 'user'
"""
CAUSES = "SELECT user_id, cause, sum(amount)::int AS points FROM ledger_entries GROUP BY user_id, cause"


@dataclass(frozen=True)
class Person:
    """Somebody with the figure of the dump and ours."""

    old_id: int
    name: str
    theirs: int
    ours: int
    bounties: int
    causes: dict[str, int]

    def is_near(self, *allowed: int) -> bool:
        """Whether ours, or ours with one of these added, is within the bound."""
        return any(abs(self.ours + more - self.theirs) <= WITHIN * self.theirs for more in (0, *allowed))


def figures(folder: Path) -> dict[int, int]:
    path = find_file(folder, "Users")
    assert path is not None
    return {int(row["Id"]): int(row["Reputation"]) for _line, row in open_rows(path)}


def bounties(folder: Path) -> dict[int, int]:
    """What each person won and paid."""
    posts, votes = find_file(folder, "Posts"), find_file(folder, "Votes")
    assert posts is not None
    assert votes is not None
    authors = {row["Id"]: row.get("OwnerUserId") for _line, row in open_rows(posts)}
    moved: dict[int, int] = {}
    for _line, row in open_rows(votes):
        sign = {OFFERED: -1, WON: 1}.get(row["VoteTypeId"], 0)
        person = row.get("UserId") if sign < 0 else authors.get(row["PostId"])
        if sign and person and row.get("BountyAmount"):
            moved[int(person)] = moved.get(int(person), 0) + sign * int(row["BountyAmount"])
    return moved


def bring(folder: Path, data: str) -> None:
    command = [sys.executable, "-c", "from forum.cli import main; main()", "import", "stackexchange", str(folder)]
    root = Path(__file__).parents[1]
    subprocess.run(command, env={**os.environ, "TALKOOT_DATA": data}, cwd=root, check=True, capture_output=True)


async def compared(url: str, theirs: dict[int, int], paid: dict[int, int]) -> list[Person]:
    database = Database(url, Bus(), pool_size=2)
    async with database.writing() as session:
        await apply_prices(session, SYSTEM, STACKEXCHANGE)
    async with database.reading() as session:
        await session.fetchval("SELECT set_config('statement_timeout', '0', true)")
        print(f"recount: drift {(await recount(session)).drift}")
        causes: dict[int, dict[str, int]] = {}
        for row in await session.fetch(CAUSES):
            causes.setdefault(row["user_id"], {})[row["cause"]] = row["points"]
        rows = await session.fetch(STANDINGS)
    await database.close()
    return [
        Person(
            row["old_id"], row["display_name"], theirs[row["old_id"]], row["reputation"], paid.get(row["old_id"], 0),
            causes.get(row["id"], {}),
        )
        for row in rows if theirs.get(row["old_id"], 0) > ABOVE
    ]  # fmt: skip


def tell(people: list[Person]) -> None:
    figures = {
        "as it is": [each.is_near() for each in people],
        f"with the bonus of {BONUS}": [each.is_near(BONUS) for each in people],
        "with the bonus and bounties": [is_explained(each) for each in people],
    }
    print(f"{len(people)} people above {ABOVE} points; within {WITHIN:.0%} of the dump's figure:")
    for words, near in figures.items():
        print(f"  {sum(near) / len(people):6.1%} {words}")
    for each in sorted(people, key=lambda each: -each.theirs):
        if not is_explained(each):
            print(f"  {each.name} ({each.old_id}): {each.theirs} there, {each.ours} here; {each.causes}")


def is_explained(person: Person) -> bool:
    return person.is_near(BONUS, person.bounties, person.bounties + BONUS)


def main() -> None:
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="talkoot-standings-") as data:
        bring(folder, data)
        with database_url(Settings(data=Path(data))) as url:
            tell(asyncio.run(compared(url, figures(folder), bounties(folder))))


if __name__ == "__main__":
    main()
