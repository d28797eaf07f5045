"""A forum made for the purpose: its own PostgreSQL in a folder that goes afterwards, filled with questions."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import insert

from forum.accounts.models import User
from forum.categories.models import Category
from forum.cluster import SETTINGS
from forum.database import Database
from forum.embedded import EmbeddedPostgres
from forum.migrating import upgrade
from forum.search.evaluating.rows import BEGINNING, Row
from forum.settings import Settings
from forum.threads.models import Post, Thread

if TYPE_CHECKING:
    from forum.web.house import House

FORGETFUL = {**SETTINGS, "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
BATCH = 1_000


@contextmanager
def scratch_url() -> Iterator[str]:
    """The address of an empty forum, for as long as the block lasts."""
    with tempfile.TemporaryDirectory(prefix="talkoot-evaluate-") as folder:
        postgres = EmbeddedPostgres(Path(folder) / "postgres", FORGETFUL)
        try:
            url = postgres.start()
            upgrade(url)
            yield url
        finally:
            postgres.stop()


@asynccontextmanager
async def scratch_house(settings: Settings, url: str) -> "AsyncIterator[House]":
    from forum.app import build_house

    house = build_house(replace(settings, database_url=url, direct_url=url))
    try:
        yield house
    finally:
        await house.database.close()


async def ask_all(database: Database, rows: Sequence[Row]) -> None:
    """Every row is a public question; the first has the number 1."""
    names = list(dict.fromkeys(row.asker for row in rows))
    askers: dict[str, int] = {}
    async with database.writing() as session:
        category = {"slug": "questions", "name": "Questions", "created_at": BEGINNING}
        category_id = await session.scalar(insert(Category).values(category).returning(Category.id))
        for start in range(0, len(names), BATCH):
            some = names[start : start + BATCH]
            people = [person(number) for number in range(start, start + len(some))]
            made = await session.execute(insert(User).values(people).returning(User.id))
            askers |= dict(zip(some, sorted(row.id for row in made), strict=True))
        for start in range(0, len(rows), BATCH):
            numbered = list(enumerate(rows[start : start + BATCH], start + 1))
            threads = [thread(number, row, category_id, author_id=askers[row.asker]) for number, row in numbered]
            await session.execute(insert(Thread), threads)
            await session.execute(insert(Post), [opening(number, row, askers[row.asker]) for number, row in numbered])
            await asyncio.sleep(0)


def person(number: int) -> dict[str, object]:
    name = f"asker{number}"
    return {"name": name, "name_key": name, "display_name": name, "created_at": BEGINNING}


def thread(number: int, row: Row, category_id: int, *, author_id: int) -> dict[str, object]:
    return {
        "id": number, "category_id": category_id, "author_id": author_id, "title": row.title, "slug": "row",
        "language": row.language, "created_at": row.created_at, "last_activity_at": row.created_at,
    }  # fmt: skip


def opening(number: int, row: Row, author_id: int) -> dict[str, object]:
    return {
        "id": number, "thread_id": number, "author_id": author_id, "kind": "opening", "body_source": row.body,
        "body_html": "", "render_version": 0, "created_at": row.created_at,
    }  # fmt: skip
