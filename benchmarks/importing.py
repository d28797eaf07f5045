"""How fast, and in how much memory, a dump comes in: `python benchmarks/importing.py [FOLDER]`.

Without a folder it makes a dump of its own: 2,000 people, 10,000 posts, 100,000 votes. Prints rows a second and the
peak of memory of the importing process, from the report of `talkoot import … --json`; everything is thrown away.
"""

import csv
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

DAY = "2020-01-01T00:00:00"
PEOPLE, QUESTIONS, ANSWERS, VOTES = 2_000, 4_000, 6_000, 100_000


def make_dump(folder: Path) -> Path:
    chance = random.Random(7)
    people = [(number, f"Person {number}", DAY) for number in range(1, PEOPLE + 1)]
    write(folder / "Users.csv.gz", ("Id", "DisplayName", "CreationDate"), people)
    posts = [
        (n, 1, DAY, f"How does part {n} work with part {n % 97}?", "", chance.randint(1, PEOPLE), 0)
        for n in range(1, QUESTIONS + 1)
    ]
    posts += [
        (QUESTIONS + n, 2, DAY, "", chance.randint(1, QUESTIONS), chance.randint(1, PEOPLE), 0)
        for n in range(1, ANSWERS + 1)
    ]
    columns = ("Id", "PostTypeId", "CreationDate", "Title", "ParentId", "OwnerUserId", "Score")
    write(folder / "Posts.csv.gz", columns, posts)
    votes = [(n, chance.randint(1, QUESTIONS + ANSWERS), chance.choice((2, 2, 2, 3)), DAY) for n in range(1, VOTES + 1)]
    write(folder / "Votes.csv.gz", ("Id", "PostId", "VoteTypeId", "CreationDate"), votes)
    return folder


def write(path: Path, columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    with gzip.open(path, "wt", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="talkoot-benchmark-") as scratch:
        given = len(sys.argv) > 1
        (Path(scratch) / "dump").mkdir()
        folder = Path(sys.argv[1]) if given else make_dump(Path(scratch) / "dump")
        command = [sys.executable, "-c", "from forum.cli import main; main()", "import", "stackexchange", str(folder)]
        environment = {**os.environ, "TALKOOT_DATA": f"{scratch}/data"}
        done = subprocess.run(
            [*command, "--json"], env=environment, capture_output=True, text=True, check=True,
            cwd=Path(__file__).parents[1],
        )  # fmt: skip
        report = json.loads(done.stdout.splitlines()[-1])
        print(f"{report['rows']:,} rows in {report['seconds']} s: {report['rows_per_second']:,} rows a second")
        print(f"peak memory of the importing process: {report['peak_memory_mb']} MB")


if __name__ == "__main__":
    main()
