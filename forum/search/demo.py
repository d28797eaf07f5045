"""Synonyms that the demonstration's admin has taught the search."""

from typing import Any

from forum.database import Session
from forum.search.synonyms.actions import teach_synonyms
from forum.search.synonyms.lines import read_lines
from forum.tongues import LANGUAGES

LINES = """
[en]
wifi, wi-fi, wireless
hub, base station
phone app => app
refund, money back
[ru]
роутер, маршрутизатор
"""
IDS = "SELECT id FROM search_synonyms WHERE created_at = $1"


async def teach(session: Session, stage: Any) -> list[tuple[str, int]]:
    helmi = await stage.actor(session, "helmi")
    await teach_synonyms(session, helmi, read_lines(LINES, LANGUAGES))
    return [("search_synonym", row["id"]) for row in await session.fetch(IDS, session.now)]


DEMO_SCENES = (teach,)
