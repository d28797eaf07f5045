"""What the doctor says of search."""

from dataclasses import replace

from forum.database import Database
from forum.search_checks import search
from forum.settings import Settings

BEAT = """
INSERT INTO search_beats (name, version, engine, threads, bytes, behind, share, trouble, built_at, began_at, beat_at)
VALUES ('here:1', '1', 'whoosh', 12, 3400000, $1, $2, $3, now() - interval '3 hours', now(), now())
    ON CONFLICT (name) DO UPDATE SET behind = $1, share = $2, trouble = $3
"""
SEARCHED = """
INSERT INTO searches (words, language, hits, engine, took_ms, at)
SELECT 'hub', 'en', 1, CASE WHEN n < 4 THEN 'postgres' ELSE 'whoosh' END, 9, now() FROM generate_series(1, 30) n
"""


async def said(database: Database, settings: Settings) -> list[tuple[str, str]]:
    async with database.reading() as session:
        return [(level, str(words)) async for level, _subject, words in search(session.raw, settings)]


async def test_it_tells_which_engine_answers_and_how_its_index_stands(database: Database, settings: Settings):
    assert await said(database, replace(settings, search_engine="postgres")) == [("good", "PostgreSQL answers")]
    [(level, words)] = await said(database, settings)
    assert (level, "no search process" in words) == ("note", True)
    told = []
    for standing in ((0.4, None, ""), (70.0, None, ""), (None, 40, ""), (None, None, "OSError: disk full")):
        async with database.writing() as session:
            await session.fetch(BEAT, *standing)
        told += await said(database, settings)
    assert [level for level, _words in told] == ["good", "note", "note", "bad"]
    assert told[0][1] == "whoosh on here; threads: 12, size: 3.4 MB, lag: 0.4 s, built 3.0 h ago"
    assert "40 percent" in told[2][1]
    assert "disk full" in told[3][1]


async def test_it_tells_when_postgres_stepped_in(database: Database, settings: Settings):
    async with database.writing() as session:
        await session.fetch(BEAT, 0.4, None, "")
        await session.fetch(SEARCHED)
    assert (await said(database, settings))[1:] == [
        ("note", "PostgreSQL stepped in for 3 of the last day's 30 searches")
    ]
