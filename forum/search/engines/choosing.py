"""The index that an engine keeps: where it is, who reads it, who writes it.

An index is opened by the make of its files, so that whoever has the files need not know the engine. tantivy is loaded
by nobody who does not use it: it is an extra, and the forum runs without.
"""

import importlib.util
from pathlib import Path
from typing import Any

from forum.search.engines.base import DEADLINE, Building, Index
from forum.search.engines.files import FOLDER, TANTIVY, WHOOSH, IndexFiles
from forum.search.engines.reading import FileEngine
from forum.settings import Settings

MAKES = {"whoosh": WHOOSH, "tantivy": TANTIVY}
ENGINES = ("whoosh", "postgres", "tantivy")


def is_installed(engine: str) -> bool:
    return engine != "tantivy" or importlib.util.find_spec("tantivy") is not None


def files_of(settings: Settings) -> IndexFiles:
    return IndexFiles(settings.data / FOLDER, MAKES.get(settings.search_engine, WHOOSH))


def new_reader(engine: str, folder: Path, deadline: float = DEADLINE) -> FileEngine[Any]:
    """One that waits `deadline` seconds at most."""
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
