"""In every worker: titles that are being typed get their vectors at once."""

import asyncio
import logging
from contextlib import suppress
from time import monotonic

from forum.database import Database
from forum.settings import Settings
from kb_bridge.actions.spaces import sense_of_texts
from kb_bridge.embedders import NoEmbedder, embedder
from kb_bridge.meant.actions import forget_senses, tell_senses
from kb_bridge.meant.queries import space_now, waiting_titles

CALM, BUSY = 0.3, 0.01  # seconds between two looks: when nobody types, and for a while after somebody did
WHILE = 20.0
TIDY = 60.0
log = logging.getLogger("talkoot.bridge")


async def tell_meanings(database: Database, settings: Settings, stop: asyncio.Event) -> None:
    """Until `stop`. What fails is tried again later: pages do without."""
    typed = tidied = monotonic() - WHILE
    while not stop.is_set():
        try:
            if await tell_once(database, settings):
                typed = monotonic()
            if monotonic() - tidied > TIDY:
                tidied = monotonic()
                async with database.writing() as session:
                    await forget_senses(session)
        except NoEmbedder:
            typed = monotonic() - WHILE  # keep_meaning tells the admins
        except Exception:
            log.exception("What a title means could not be told; trying again.")
            typed = monotonic() - WHILE
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), BUSY if monotonic() - typed < WHILE else CALM)


async def tell_once(database: Database, settings: Settings) -> bool:
    """Whether anybody had asked."""
    async with database.reading() as session:
        waiting = await waiting_titles(session)
        space = await space_now(session) if waiting else None
    if space is None:
        return False
    provider = await asyncio.to_thread(embedder, space.embedder, settings.embedder_key)
    senses = await sense_of_texts(space, provider, [(title, "") for _digest, title in waiting])
    async with database.writing() as session:
        session.writes_unseen()
        await tell_senses(session, [(digest, sense) for (digest, _title), sense in zip(waiting, senses, strict=True)])
    return True
