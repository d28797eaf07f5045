"""Where pictures are kept."""

from functools import cache

from forum.settings import Settings
from forum.stores import Store, store_at


def store_of(settings: Settings) -> Store:
    return _store(settings.uploads_url)


@cache
def _store(place: str) -> Store:
    """One for a process: a bucket keeps its connections."""
    return store_at(place, spread=True)
