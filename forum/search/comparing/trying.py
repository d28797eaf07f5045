"""Each engine tried with the forum's own titles, in a folder that goes afterwards; nothing is written elsewhere."""

import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from forum.actor import VISITOR
from forum.database import Database
from forum.search.comparing.titles import Outcome, commonness, mistyped, share
from forum.search.engines.base import Engine
from forum.search.engines.reading import FileEngine
from forum.search.evaluating.searching import built
from forum.search.queries import Look, results
from forum.search.queries.trying import size_of_postgres
from forum.search.query import plain
from forum.search.weights import ALL, INGREDIENTS, Weights, without

Told = Callable[[str, int, int], None]  # (what, done, total)


class Trial:
    """The titles that everybody may read, some of which are looked for."""

    def __init__(self, database: Database, titles: Sequence[str], *, most: int, told: Told):
        self.database, self.asked, self.told = database, titles[:most], told
        self.known: Counter[str] = commonness(titles)

    async def compared(self, engines: Iterable[str]) -> list[Outcome]:
        return [await self.tried(engine) for engine in engines]

    async def tried(self, engine: str) -> Outcome:
        with tempfile.TemporaryDirectory(prefix="talkoot-bench-") as folder:
            made, size, rate = await self.made(engine, Path(folder))
            hits, times = await self.looked_for(made, self.asked, f"Searching with {engine}")
            slips = [mistyped(title, self.known) for title in self.asked]
            slipped, more = await self.looked_for(made, slips, f"With slips, with {engine}")
            if isinstance(made, FileEngine):
                made.close()
        times += more
        return Outcome(engine, hits, slipped, share(times, 0.5), share(times, 0.95), size, rate)

    async def made(self, engine: str, folder: Path) -> tuple[Engine | None, int, float | None]:
        """With its size and how many threads a second were taken in; PostgreSQL has done so all along."""
        if engine == "postgres":
            async with self.database.reading() as session:
                return None, await size_of_postgres(session), None
        took = [0]

        def told(_what: str, done: int, total: int) -> None:
            took[0] = done
            self.told(f"Building {engine}", done, total)

        began = time.perf_counter()
        made = await built(self.database, folder, engine, told=told)
        seconds = max(0.001, time.perf_counter() - began)
        return made, size_of(folder), took[0] / seconds

    async def ingredients(self, engine: str) -> list[tuple[str, float, float]]:
        """(what was left out, hits, hits with a slip): "nothing" comes first."""
        slips = [mistyped(title, self.known) for title in self.asked]
        found: list[tuple[str, float, float]] = []
        with tempfile.TemporaryDirectory(prefix="talkoot-bench-") as folder:
            made, _size, _rate = await self.made(engine, Path(folder))
            for name in ("nothing", *INGREDIENTS):
                weights = without([] if name == "nothing" else [name])
                hits, _times = await self.looked_for(made, self.asked, f"Without {name}", weights=weights)
                slipped, _times = await self.looked_for(made, slips, f"With slips, without {name}", weights=weights)
                found.append((name, hits, slipped))
        return found

    async def looked_for(
        self, engine: Engine | None, typed: Sequence[str], what: str, *, weights: Weights = ALL
    ) -> tuple[float, list[float]]:
        """The share of titles whose thread came first, and how long each search took, in milliseconds."""
        hits, times = 0, []
        for number, (title, text) in enumerate(zip(self.asked, typed, strict=True), 1):
            began = time.perf_counter()
            async with self.database.reading() as session:
                found = await results(session, VISITOR, plain(text), engine=engine, look=Look(rows=1, weights=weights))
            times.append((time.perf_counter() - began) * 1000)
            hits += bool(found.rows) and found.rows[0].thread.title == title
            self.told(what, number, len(self.asked))
        return hits / max(1, len(self.asked)), times


def size_of(folder: Path) -> int:
    """Bytes of all files below it."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
