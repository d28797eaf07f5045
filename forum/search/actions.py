"""Every write of search: threads noted as text."""

import json
import re
from collections.abc import Sequence
from html import escape
from typing import Any

from forum.database import Session
from forum.markup import plain
from forum.search.engines.documents import GATE
from forum.search.words import LONGEST, cut, fold, marked_language, marked_stem, plain_words, stem
from forum.threads.queries.texts import ThreadText, thread_texts

MOST_TEXT = 60_000  # characters of a thread: the opening and its best answers, not the thousandth reply

# Two workers noting one thread at once: the one who comes second waits, and reads what the first one could not yet see.
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended('search/' || id, 0)) FROM unnest($1::bigint[]) AS id"
# Held by all who take a number from search_change until they have committed it: see queries.settled_change.
THROUGH_THE_GATE = "SELECT pg_advisory_xact_lock_shared($1)"
NOTE = """
INSERT INTO search_documents AS d
       (thread_id, state, title, folded, body, category, tags, authors, kind, solved, answered, created_at, language)
SELECT thread_id, state, title, folded, body, category, tags, authors, kind, solved, answered, created_at,
       language
  FROM jsonb_to_recordset($1::jsonb) AS r (thread_id bigint, state text, title text, folded text, body text,
       category text, tags text[], authors text[], kind text, solved bool, answered bool, created_at timestamptz,
       language text)
    ON CONFLICT (thread_id) DO UPDATE
   SET change = excluded.change, state = excluded.state, title = excluded.title, folded = excluded.folded,
       body = excluded.body, category = excluded.category, tags = excluded.tags, authors = excluded.authors,
       kind = excluded.kind, solved = excluded.solved, answered = excluded.answered, language = excluded.language
 WHERE (d.state, d.title, d.folded, d.body, d.category, d.tags, d.authors, d.kind, d.solved, d.answered,
        d.language)
       IS DISTINCT FROM
       (excluded.state, excluded.title, excluded.folded, excluded.body, excluded.category, excluded.tags,
        excluded.authors, excluded.kind, excluded.solved, excluded.answered, excluded.language)
"""
# In one order, so that two who add the same words never wait for each other in a circle.
NEW_WORDS = """
INSERT INTO search_words (word, stem, folded)
SELECT r.word, r.stem, r.folded FROM jsonb_to_recordset($1::jsonb) AS r (word text, stem text, folded text)
 WHERE NOT EXISTS (SELECT FROM search_words w WHERE w.word = r.word AND w.stem = r.stem)
 ORDER BY r.word, r.stem ON CONFLICT DO NOTHING
"""
SHORTEST = 3  # letters of a word that has endings or is mistyped
DOTTED = re.compile(r"[^\W\d_][^\W_]*(?:\.[^\W\d_][^\W_]*)+")
# What came without an event is looked for again from the first of these threads on.
FORGET_IMPORT = """
WITH theirs AS MATERIALIZED (SELECT new_id FROM imported WHERE source = $1 AND kind = 'thread'),
     gone AS (DELETE FROM search_documents d USING theirs WHERE d.thread_id = theirs.new_id)
UPDATE search_sweep SET newest = least(newest, (SELECT min(new_id) - 1 FROM theirs))
"""
BEGIN_SWEEP = "INSERT INTO search_sweep DEFAULT VALUES ON CONFLICT DO NOTHING"
MOVE_NEWEST = "UPDATE search_sweep SET newest = $2 WHERE newest = $1"
MOVE_ROUND = "UPDATE search_sweep SET round = $2 WHERE round = $1"


async def note_threads(session: Session, thread_ids: Sequence[int]) -> None:
    """What search knows of these threads is what they say now; nothing changes where it is so already."""
    ids = sorted(set(thread_ids))
    await session.fetch(ONE_AT_A_TIME, ids)
    await session.fetch(THROUGH_THE_GATE, GATE)
    rows = [row_of(text) for text in await thread_texts(session, ids)]
    await session.fetch(NOTE, json.dumps(rows))
    known = {each for row in rows for each in words_of(f"{row['title']} {row['body']}", row["language"])}
    words = [{"word": word, "stem": its, "folded": fold(word)} for word, its in sorted(known)]
    await session.fetch(NEW_WORDS, json.dumps(words))


async def forget_import(session: Session, source: str) -> None:
    """The threads of an import are noted afresh by the worker: all at once would hold up everybody else."""
    await session.fetch(FORGET_IMPORT, source)


def row_of(text: ThreadText) -> dict[str, Any]:
    return {
        "thread_id": text.id,
        "state": text.state,
        "title": text.title,
        "folded": " ".join(plain_words(text.title)),
        "body": body_of([*map(escape, text.details), *text.bodies]),
        "category": text.category,
        "tags": text.tags,
        "authors": sorted({fold(name) for name in text.authors}),
        "kind": text.kind,
        "solved": text.solved,
        "answered": text.answered,
        "created_at": text.created_at.isoformat(),
        "language": text.language,
    }


def words_of(text: str, language: str | None = None) -> set[tuple[str, str]]:
    """Each word of the text in small letters, with its stem in the language that the text looks like; what PostgreSQL
    takes for a name of the network, such as cache.flush, with the stems of its parts."""
    words = {found.lower() for _start, _end, found in cut(text)}
    words = {word for word in words if word.isalpha() and SHORTEST <= len(word) <= LONGEST}
    marked = marked_language(text, language)
    found = {(word, (marked_stem(word, marked) if marked else None) or stem(word)) for word in words}
    dotted = {whole[0].lower() for whole in DOTTED.finditer(text) if len(whole[0]) <= LONGEST}
    return found | {(whole, stem(part)) for whole in dotted for part in whole.split(".") if len(part) >= SHORTEST}


def body_of(bodies: Sequence[str]) -> str:
    parts: list[str] = []
    room = MOST_TEXT
    for html in bodies:
        parts.append(plain(html)[:room])
        room -= len(parts[-1])
        if room <= 0:
            break
    return "\n\n".join(parts)
