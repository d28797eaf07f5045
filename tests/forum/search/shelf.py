"""A small forum to search in: categories, threads, and the index of them as the worker would keep it."""

import shutil
from pathlib import Path

from forum.actor import SYSTEM, VISITOR, Actor
from forum.categories.actions import create_category
from forum.database import Database
from forum.relay import settle
from forum.search.engines.base import Engine
from forum.search.engines.choosing import MAKES, new_reader
from forum.search.engines.files import IndexFiles
from forum.search.engines.keeping import Keeper
from forum.search.queries import Look, Results, results
from forum.search.query import parse
from forum.threads.actions import NewThread, ask_question, post_answer


class Shelf:
    """The same with whichever engine."""

    def __init__(self, database: Database, folder: Path, asker: Actor, engine: str = "whoosh"):
        self.database, self.asker, self.name = database, asker, engine
        shutil.rmtree(folder, ignore_errors=True)
        self.files = IndexFiles(folder, MAKES.get(engine, MAKES["whoosh"]))
        self.keeper = Keeper(database, self.files)
        self.engine: Engine | None = None if engine == "postgres" else new_reader(engine, folder, deadline=30)
        self.categories: dict[str, int] = {}

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
        """What the worker does within two seconds."""
        await settle(self.database)
        with self.files.writing() as mine:
            assert mine
            await self.keeper.look()

    async def results(self, text: str, actor: Actor = VISITOR, **look: object) -> Results:
        async with self.database.reading() as session:
            return await results(session, actor, parse(text), engine=self.engine, look=Look(**look))  # type: ignore[arg-type]

    async def search(self, text: str, actor: Actor = VISITOR, **look: object) -> list[int]:
        return [row.thread.id for row in (await self.results(text, actor, **look)).rows]
