"""A PostgreSQL that somebody else runs: tried at the door, so that a wrong address is answered in one line."""

import asyncio
import time

from forum.addresses import for_asyncpg, without_password
from forum.cluster import NoPostgres

OLDEST = 16
PATIENCE = 10.0  # seconds: in a composed start the database may come up after us


class GivenPostgres:
    """Started, watched and stopped by others."""

    def __init__(self, url: str, patience: float = PATIENCE):
        self.url, self.patience = url, patience

    def start(self) -> str:
        version = asyncio.run(self._version())
        if version < OLDEST * 10_000:
            raise NoPostgres(f"PostgreSQL {version // 10_000} is too old: Talkoot needs {OLDEST} or newer.")
        return self.url

    def stop(self) -> None: ...

    async def watch(self) -> None: ...

    async def _version(self) -> int:
        import asyncpg

        deadline = time.monotonic() + self.patience
        while True:
            try:
                connection = await asyncpg.connect(for_asyncpg(self.url), timeout=self.patience, statement_cache_size=0)
            except (OSError, asyncpg.CannotConnectNowError) as why:
                if time.monotonic() > deadline:
                    raise self._unreachable(why) from None
                await asyncio.sleep(0.5)
            except (asyncpg.PostgresError, asyncpg.InterfaceError, ValueError) as why:
                raise self._unreachable(why) from None
            else:
                break
        try:
            return int(await connection.fetchval("SHOW server_version_num"))
        finally:
            await connection.close()

    def _unreachable(self, why: Exception) -> NoPostgres:
        words = str(why) or type(why).__name__
        return NoPostgres(f"TALKOOT_DATABASE_URL ({without_password(for_asyncpg(self.url))}) cannot be used: {words}")
