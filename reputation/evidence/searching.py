"""The nightly search: everything of the last 90 days before all detectors."""

import asyncio
from typing import Any

from forum.database import Database
from reputation.evidence.actions import bring_findings
from reputation.evidence.detectors import all_findings
from reputation.evidence.queries import recent_tables


async def search_nightly(database: Database, _settings: Any) -> None:
    """Reads in one transaction, thinks in none, and writes in another: votes go on meanwhile."""
    async with database.steady() as session:
        await session.fetchval("SELECT set_config('statement_timeout', '300s', true)")
        tables = await recent_tables(session)
    findings = await asyncio.to_thread(all_findings, tables)
    async with database.writing() as session:
        await bring_findings(session, findings)
