"""At night: do the links of articles still lead somewhere, and has the product gone on since they were written?"""

import asyncio
import logging
from collections import defaultdict
from urllib.parse import urlsplit

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert as upsert

from forum.database import Database, Session
from forum.outgoing import Asked, OutgoingFailed, OutgoingRefused, send
from forum.settings import Settings
from kb_bridge.truth.links import in_turn, inside, is_outside, leads_nowhere, links_in
from kb_bridge.truth.models import ArticleConcern
from kb_bridge.truth.queries.articles import (
    ArticleText,
    broken_links,
    lost_inside,
    published_texts,
    versions_around,
)
from kb_bridge.truth.weighing import newer_version, newest

MOST_LINKS = 200  # asked for in a night, one after another
PAUSE = 1.0  # seconds between two to the same host
READ = 1024  # bytes of a page; that it is there is all we want to know
log = logging.getLogger("talkoot.bridge")


async def check_articles(database: Database, settings: Settings) -> None:
    """What speaks against each published article is as of tonight."""
    async with database.reading() as session:
        texts = await published_texts(session)
        known = await broken_links(session)
    outside: dict[str, list[int]] = defaultdict(list)
    for text in texts:
        for link in links_in(text.html):
            if is_outside(link, settings.base_url):
                outside[link].append(text.id)
    chosen = in_turn(outside, known, texts[0].night if texts else 0, most=MOST_LINKS) if settings.check_links else []
    verdicts = await look_at(chosen, settings)
    for link, is_broken in verdicts.items():
        async with database.writing() as session:
            await note_link(session, outside[link], link, is_broken=is_broken)
    for text in texts:  # each by itself, so that nobody waits for the night's work
        async with database.writing() as session:
            await check_inside(session, text, settings.base_url)
            await check_version(session, text)


async def look_at(links: list[str], settings: Settings) -> dict[str, bool]:
    """Whether each leads nowhere; what may not be asked for is left out."""
    found: dict[str, bool] = {}
    last_host = ""
    for link in links:
        host = urlsplit(link).hostname or ""
        if host == last_host:
            await asyncio.sleep(PAUSE)
        last_host = host
        try:
            answer = await send(link, Asked("GET", most=READ), networks=settings.outgoing_networks)
            found[link] = leads_nowhere(answer.status)
        except OutgoingRefused:
            continue
        except OutgoingFailed as why:
            log.info("The link %s of an article: %s", link, why)
            found[link] = True
    return found


async def note_link(session: Session, article_ids: list[int], link: str, *, is_broken: bool) -> None:
    """A link counts as broken when it was so in two nights; once it leads somewhere again, all is forgotten."""
    for article_id in article_ids:
        await note(session, article_id, "link", link if is_broken else None, instead_of=link)


async def check_inside(session: Session, text: ArticleText, base_url: str) -> None:
    """Links into the forum are looked up in the database: what visitors cannot read leads nowhere."""
    own = {link: place for link in links_in(text.html) if (place := inside(link, base_url))}
    lost = await lost_inside(session, own.values())
    for link, place in own.items():
        times = 2 if place in lost else 0  # certain at once
        await note(session, text.id, "link", link if times else None, instead_of=link, times=times or 1)


async def check_version(session: Session, text: ArticleText) -> None:
    own, named = await versions_around(session, text)
    newer = newer_version(newest([text.title, text.source], own), named)
    this = (ArticleConcern.article_id == text.id) & (ArticleConcern.kind == "version")
    await session.execute(delete(ArticleConcern).where(this & (ArticleConcern.detail != (newer or ""))))
    if newer:
        await note(session, text.id, "version", newer)


async def note(
    session: Session, article_id: int, kind: str, detail: str | None, *, instead_of: str = "", times: int = 1
) -> None:
    """It is so, once more; or, without a detail, what was noted before is so no longer."""
    if detail is None:
        this = (ArticleConcern.article_id == article_id) & (ArticleConcern.kind == kind)
        await session.execute(delete(ArticleConcern).where(this & (ArticleConcern.detail == instead_of)))
        return
    values = {"article_id": article_id, "kind": kind, "detail": detail[:500], "times": times, "found_at": session.now}
    entered = upsert(ArticleConcern).values(values)
    again = {"times": ArticleConcern.times + 1}
    await session.execute(entered.on_conflict_do_update(index_elements=["article_id", "kind", "detail"], set_=again))
