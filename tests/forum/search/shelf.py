"""A small forum to search in: categories, threads, and the index of them as the search process would keep it."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from forum.actor import SYSTEM, VISITOR, Actor
from forum.categories.actions import create_category
from forum.database import Database
from forum.relay import settle
from forum.search.engines.base import Engine
from forum.search.engines.choosing import MAKES, new_reader
from forum.search.engines.files import IndexFiles
from forum.search.engines.keeping import Keeper
from forum.search.engines.reading import FileEngine
from forum.search.process.answering import Answering
from forum.search.process.asking import ProcessEngine
from forum.search.process.door import Door
from forum.search.queries import Look, Results, results
from forum.search.query import parse
from forum.search.sweeping import sweep
from forum.threads.actions import NewThread, ask_question, post_answer

PATIENCE = 30.0  # seconds: a busy machine is no reason for PostgreSQL to answer


class Shelf:
    """The same with whichever engine, asked through the door as pages do."""

    answering: Answering

    def __init__(self, database: Database, folder: Path, asker: Actor, engine: str = "whoosh"):
        self.database, self.asker, self.name = database, asker, engine
        self.files = IndexFiles(folder, MAKES.get(engine, MAKES["whoosh"]))
        self.keeper = Keeper(database, self.files)
        self.engine: Engine | None = None
        self.categories: dict[str, int] = {}

    @asynccontextmanager
    async def opened(self) -> "AsyncIterator[Shelf]":
        shutil.rmtree(self.files.folder, ignore_errors=True)
        if self.name == "postgres":
            yield self
            return
        self.files.folder.mkdir(parents=True)
        self.engine = ProcessEngine(self.files.folder, self.name, PATIENCE)
        door, self.answering = Door(self.files.folder), Answering(self.reader())
        async with self.answering.at(door.socket):
            yield self
        door.close()
        self.answering.engine.close()

    def reader(self) -> FileEngine[Any]:
        return new_reader(self.name, self.files.folder, PATIENCE)

    def start_reading(self) -> None:
        """As a new process would find the files."""
        self.answering.engine.close()
        self.answering.engine = self.reader()

    async def category(self, slug: str, visibility: str = "public") -> int:
        if slug not in self.categories:
            values = {"name": slug.capitalize(), "slug": slug, "description": "", "visibility": visibility}
            async with self.database.writing() as session:
                self.categories[slug] = await create_category(session, SYSTEM, values)
        return self.categories[slug]

    async def ask(self, title: str, body: str = "Nothing more to say about it.", **more: str) -> int:
        """The id of a new thread; `more`: category, tags, kind."""
        category = await self.category(more.get("category", "help"), "public")
        new = NewThread(
            category, f"{title}, why?", f"{body} Since Monday.", more.get("kind", "question"), more.get("tags", "")
        )
        async with self.database.writing() as session:
            return (await ask_question(session, self.asker, new)).thread_id

    async def answer(self, actor: Actor, thread_id: int, body: str) -> int:
        async with self.database.writing() as session:
            return (await post_answer(session, actor, thread_id, body)).post_id

    async def index(self) -> None:
        """What worker and search process do within two seconds."""
        await settle(self.database)
        await sweep(self.database)
        with self.files.writing() as mine:
            assert mine
            await self.keeper.look()

    async def results(self, text: str, actor: Actor = VISITOR, **look: object) -> Results:
        async with self.database.reading() as session:
            return await results(session, actor, parse(text), engine=self.engine, look=Look(**look))  # type: ignore[arg-type]

    async def search(self, text: str, actor: Actor = VISITOR, **look: object) -> list[int]:
        return [row.thread.id for row in (await self.results(text, actor, **look)).rows]
