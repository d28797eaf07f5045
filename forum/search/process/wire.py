"""What goes through the door: frames of JSON with their length before them, and a search and its answer as such. Pure
but for the reading of a frame."""

import json
from asyncio import IncompleteReadError, StreamReader
from collections.abc import Collection
from dataclasses import fields
from typing import Any

from forum.search.engines.base import EngineDown, Found, Hit
from forum.search.query import Filters, Query

LENGTH, MOST = 4, 1 << 20  # bytes of the length, and of a frame
PARTS = ("words", "phrases", "not_phrases", "synonyms")  # of a query, besides its filters


class NotUnderstood(ValueError):
    """The other side speaks otherwise: of another version, while one is taking the other's place."""


def frame(said: dict[str, Any]) -> bytes:
    text = json.dumps(said, separators=(",", ":")).encode()
    return len(text).to_bytes(LENGTH, "big") + text


async def read_frame(reader: StreamReader) -> dict[str, Any]:
    """What the other side says next; NotUnderstood where that is no frame, or nothing more comes."""
    try:
        length = int.from_bytes(await reader.readexactly(LENGTH), "big")
        said = json.loads(await reader.readexactly(length)) if length <= MOST else None
    except (IncompleteReadError, ValueError, RecursionError):
        raise NotUnderstood("it was cut short") from None
    if not isinstance(said, dict):
        raise NotUnderstood("no frame")
    return said


def asked(query: Query, allowed: Collection[str], engine: str) -> dict[str, Any]:
    filters = {each.name: value for each in fields(Filters) if (value := getattr(query.filters, each.name)) is not None}
    filters = {name: sorted(value) if isinstance(value, frozenset) else value for name, value in filters.items()}
    return {**{name: getattr(query, name) for name in PARTS}, "filters": filters, "allowed": sorted(allowed),
            "engine": engine}  # fmt: skip


def query_of(said: dict[str, Any]) -> Query:
    try:
        filters: dict[str, Any] = {
            name: frozenset(value) if isinstance(value, list) else value for name, value in said["filters"].items()
        }
        return Query(
            words=tuple(said["words"]),
            phrases=tuple(map(tuple, said["phrases"])),
            not_phrases=tuple(map(tuple, said["not_phrases"])),
            synonyms={word: tuple(map(tuple, others)) for word, others in said["synonyms"].items()},
            filters=Filters(**filters),
        )
    except (KeyError, TypeError, AttributeError) as fault:
        raise NotUnderstood(repr(fault)) from None


def answered(found: Found) -> dict[str, Any]:
    return {
        "hits": [(hit.thread_id, hit.score, hit.has_all) for hit in found.hits], "guessed": found.guessed,
        "engine": found.engine, "rarity": dict(found.rarity),
        "meant": {word: dict(stems) for word, stems in found.meant.items()},
    }  # fmt: skip


def found_in(said: dict[str, Any]) -> Found:
    """EngineDown where it says why there is no answer."""
    if "down" in said:
        raise EngineDown(str(said["down"]))
    try:
        hits = tuple(Hit(int(thread), float(score), bool(has_all)) for thread, score, has_all in said["hits"])
        return Found(hits, tuple(said["guessed"]), said["engine"], said["rarity"], said["meant"])
    except (KeyError, TypeError, ValueError) as fault:
        raise NotUnderstood(repr(fault)) from None
