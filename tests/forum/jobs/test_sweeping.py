"""What was only kept for a while goes; what is still needed stays."""

from forum.database import Database
from forum.jobs.actions import sweep
from forum.keeping.actions import prune_kept
from forum.settings import Settings

ENTER = (
    "INSERT INTO submissions VALUES (1, gen_random_uuid(), '', now() - $1::interval)",
    "INSERT INTO limits VALUES ('sign-in:x', now() - $1::interval, 1)",
    "INSERT INTO logins (token_hash, user_id, created_at, seen_at, expires_at) "
    "VALUES (decode(md5($1::interval::text), 'hex'), 1, now(), now(), now() - $1::interval)",
    "INSERT INTO mails (key, to_address, subject, text_body, html_body, headers, created_at, sent_at) "
    "VALUES ($1::interval::text, 'a@b.example', 'x', 'secret', 'secret', '{}', now(), now() - $1::interval)",
)


async def test_old_rows_go_and_young_ones_stay(database: Database, settings: Settings) -> None:
    async with database.writing() as session:
        for statement in ENTER:
            for age in (40, 0):
                await session.fetchval(statement.replace("$1", f"'{age} days'"))
    await sweep(database, settings)
    await prune_kept(database, settings)
    async with database.reading() as session:
        for table in ("submissions", "limits", "logins"):
            assert await session.fetchval(f"SELECT count(*) FROM {table}") == 1
        bodies = await session.fetch("SELECT text_body FROM mails ORDER BY sent_at")
    assert [body["text_body"] for body in bodies] == ["", "secret"]
