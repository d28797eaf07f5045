"""What the clock sweeps away: ways that nobody came back from."""

from forum.database import Database
from forum.settings import Settings

SWEPT = ("journeys", "arrivals", "spent_tokens", "half_logins", "passkey_challenges")


async def sweep(database: Database, _settings: Settings) -> None:
    for table in SWEPT:
        async with database.writing() as session:
            await session.fetchval(
                f"DELETE FROM {table} WHERE expires_at < clock_timestamp() - interval '1 hour'"  # noqa: S608
            )
