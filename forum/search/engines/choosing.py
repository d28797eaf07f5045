"""Which engine the settings name, and the index that it keeps.

An index is opened by the make of its files, so that whoever has the files need not know the engine. tantivy is loaded
by nobody who does not use it: it is an extra, and the forum runs without.
"""

import importlib.util
import logging
from functools import cache
from pathlib import Path

from forum.search.engines.base import Building, Engine, Index
from forum.search.engines.files import TANTIVY, WHOOSH, IndexFiles
from forum.settings import Settings

FOLDER = "search"
MAKES = {"whoosh": WHOOSH, "tantivy": TANTIVY}
ENGINES = ("whoosh", "postgres", "tantivy")
log = logging.getLogger("talkoot.search")


def is_installed(engine: str) -> bool:
    return engine != "tantivy" or importlib.util.find_spec("tantivy") is not None


def files_of(settings: Settings) -> IndexFiles:
    return IndexFiles(settings.data / FOLDER, MAKES.get(settings.search_engine, WHOOSH))


def engine_of(settings: Settings) -> Engine | None:
    """The one reader that this process has of the index; None is PostgreSQL's own search, which needs none."""
    if settings.search_engine == "postgres":
        return None
    return reader_of(settings.search_engine, settings.data / FOLDER)


@cache
def reader_of(engine: str, folder: Path) -> Engine | None:
    if is_installed(engine):
        return new_reader(engine, folder)
    log.warning("PostgreSQL answers searches: %s is not installed. pip install 'talkoot[%s]'", engine, engine)
    return None


def new_reader(engine: str, folder: Path, deadline: float | None = None) -> Engine:
    """One that waits `deadline` seconds at most, or as long as its engine deserves."""
    if engine == "tantivy":
        from forum.search.engines.tantivy.reading import TantivyEngine

        return TantivyEngine(folder, deadline)
    from forum.search.engines.whoosh.reading import WhooshEngine

    return WhooshEngine(folder, deadline)


def opened_index(files: IndexFiles) -> Index:
    """The current one, as its one writer has it; IndexBroken when it cannot be trusted."""
    if files.make == TANTIVY:
        from forum.search.engines.tantivy.writing import TantivyIndex

        return TantivyIndex(files)
    from forum.search.engines.whoosh.writing import WhooshIndex

    return WhooshIndex(files)


def new_index(files: IndexFiles) -> Building:
    """An empty one, beside the current one."""
    if files.make == TANTIVY:
        from forum.search.engines.tantivy.writing import NewTantivyIndex

        return NewTantivyIndex(files)
    from forum.search.engines.whoosh.writing import NewIndex

    return NewIndex(files)
