"""How fast the search index is built, kept and searched, with made-up threads.

    python benchmarks/search.py [threads]

Prints posts a second while building, milliseconds a commit, and milliseconds a query, CPU time of this process.
Texts are made of 30,000 invented words, the frequent ones as frequent as in any language; a thread has about 350 words.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from forum.search.engines.base import Document
from forum.search.engines.files import IndexFiles
from forum.search.engines.whoosh.reading import WhooshEngine
from forum.search.engines.whoosh.writing import NewIndex, WhooshIndex
from forum.search.query import Query, parse

CATEGORIES = ("help", "billing", "news", "lounge", "beta", "staff")
QUERIES = 60
POSTS = 3  # of a thread


class MadeUp:
    """Threads and queries that are the same at every run."""

    def __init__(self) -> None:
        self.random = random.Random(7)
        letters = "etaoinshrdlucmfwypvbgk"
        self.vocabulary = ["".join(self.random.choices(letters, k=self.random.randint(3, 10))) for _ in range(30_000)]
        self.weights = [1 / (rank + 3) for rank in range(30_000)]

    def words(self, count: int) -> str:
        return " ".join(self.random.choices(self.vocabulary, self.weights, k=count))

    def thread(self, number: int) -> Document:
        return Document(
            number, number, "published", self.words(9), self.words(350), CATEGORIES[number % 6], [f"tag-{number % 50}"],
            [f"user{number % 500}"], "question", number % 3 == 0, number % 2 == 0, datetime.now(UTC),
        )  # fmt: skip

    def query(self, count: int) -> str:
        return " ".join(self.vocabulary[self.random.randint(20, 3000)] for _ in range(count))


def milliseconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def show(what: str, times: list[float]) -> None:
    ranked = sorted(times)
    print(f"{what:34} {ranked[len(ranked) // 2]:8.1f} ms, 95 of 100 within {ranked[int(len(ranked) * 0.95)]:8.1f} ms")


def main(threads: int) -> None:
    made_up = MadeUp()
    with tempfile.TemporaryDirectory() as folder:
        files = IndexFiles(Path(folder))
        index = build(made_up, files, threads)
        for size in (1, 20):
            batch = [made_up.thread(number) for number in range(size)]
            show(f"commit of {size}", [milliseconds(lambda: index.catch_up(batch, threads)) for _ in range(12)])  # noqa: B023
        search(made_up, files)


def build(made_up: MadeUp, files: IndexFiles, threads: int) -> WhooshIndex:
    documents = [made_up.thread(number) for number in range(threads)]
    new = NewIndex(files)
    began = time.perf_counter()
    spent = milliseconds(lambda: (new.add(documents), new.publish(threads)))
    wall = time.perf_counter() - began
    size = sum(file.stat().st_size for file in files.current().iterdir()) / 1e6
    posts = POSTS * threads
    by_cpu, by_wall = posts / spent * 1000, posts / wall
    print(f"built {posts} posts of 120 words: {by_cpu:.0f} a second of CPU, {by_wall:.0f} a second by the clock")
    print(f"  {size:.1f} MB of index, {getrusage(RUSAGE_SELF).ru_maxrss / 1000:.0f} MB of memory")
    return WhooshIndex(files)


def search(made_up: MadeUp, files: IndexFiles) -> None:
    engine = WhooshEngine(files.folder, deadline=60)
    allowed = frozenset(CATEGORIES[:5])
    engine.ask(lambda searcher: engine.find(searcher, parse("warm up"), allowed))

    def asked(query: Query) -> float:
        return milliseconds(lambda: engine.ask(lambda searcher: engine.find(searcher, query, allowed)))

    shapes = {
        "one word": lambda: made_up.query(1),
        "two words": lambda: made_up.query(2),
        "three words": lambda: made_up.query(3),
        "a phrase": lambda: f'"{made_up.query(2)}"',
        "a word and a tag": lambda: f"{made_up.query(1)} tag:tag-7",
        "a slip of the finger": lambda: made_up.query(1) + "qz",
    }
    for what, shape in shapes.items():
        show(what, [asked(parse(shape())) for _ in range(QUERIES)])
    engine.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
