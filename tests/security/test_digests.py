"""That a changed row is noticed at all."""

from forum.database import Database
from tests.security.digests import changed, rows

TAG = "INSERT INTO tags (name, created_at) VALUES ('valve', now())"


async def test_what_stays_changed_is_named_and_what_was_undone_is_not(database: Database) -> None:
    before = await rows(database)
    assert await changed(database, before) == []
    try:
        async with database.writing() as session:
            await session.fetchval(TAG)
            raise InterruptedError
    except InterruptedError:
        assert await changed(database, before) == []
    async with database.writing() as session:
        await session.fetchval(TAG)
    assert await changed(database, before) == await changed(database, before) == ["tags"]
