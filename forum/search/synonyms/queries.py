"""Every read of synonyms."""

from dataclasses import dataclass
from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.search.query import Query
from forum.search.synonyms.lines import Group, query_keys, with_synonyms
from forum.search.synonyms.policy import may_teach_synonyms
from forum.tongues import language_of

FOR = """
SELECT words, means, language FROM search_synonyms
 WHERE keys && $1::text[] AND (language = '' OR $2::text IS NULL OR language = $2) ORDER BY id LIMIT 100
"""
ALL = "SELECT id, words, means, language FROM search_synonyms ORDER BY language, words LIMIT 5000"


@dataclass(frozen=True, slots=True)
class Taught:
    """A group with its number."""

    id: int
    group: Group


async def understood(session: Session, query: Query) -> Query:
    """The query with what its words mean, too: of their language, or of any where they are too few to tell."""
    keys = query_keys(query)
    rows = await session.fetch(FOR, keys, language_of(query.title)) if keys else []
    return with_synonyms(query, [group_from(row) for row in rows]) if rows else query


async def all_synonyms(session: Session, actor: Actor) -> list[Taught]:
    if not may_teach_synonyms(actor):
        raise NotThere
    return [Taught(row["id"], group_from(row)) for row in await session.fetch(ALL)]


def group_from(row: Any) -> Group:
    return Group(tuple(row["words"]), tuple(row["means"]), row["language"])
