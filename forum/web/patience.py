"""Workers in read-only mode: whatever would write waits until the forum is open again."""

import asyncio
from time import monotonic

from forum.database import Database
from forum.web.site import Site

LOOK = 2.0  # seconds


class Patience:
    """Stands before every writing() of a worker; an admin's word counts, and a full disk."""

    def __init__(self, database: Database, site: Site):
        self.database, self.site = database, site
        self.looked = -LOOK

    async def __call__(self) -> None:
        while True:
            if monotonic() - self.looked >= LOOK:
                self.looked = monotonic()
                await self.site.refresh(self.database)
            if not self.site.closed:
                return
            await asyncio.sleep(LOOK / 4)
