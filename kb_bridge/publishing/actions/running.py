"""Doing what was asked of a publisher: once, remembered, and told (its words stand in publishing/wording.py)."""

import asyncio
import hashlib
import re
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy.dialects.postgresql import insert as upsert

from forum.database import Session
from forum.sealing import read_kept
from forum.search.likeness import likeness, telling_words
from kb_bridge.actions.spaces import sense_of_texts
from kb_bridge.citations import MARK, link_citations
from kb_bridge.embedders import NoEmbedder, embedder
from kb_bridge.grouping import FIRM
from kb_bridge.publishing.actions.keeping import PURPOSE
from kb_bridge.publishing.models import ForeignArticle, Publication, Publisher, PublisherRun
from kb_bridge.publishing.ports import Found, NotPublished, Outgoing, Port, Receipt, port_of
from kb_bridge.publishing.ports.base import Way
from kb_bridge.queries.articles import citations_of
from kb_bridge.queries.spaces import current_space, nearest_threads

RUN = """
SELECT r.id, r.deed, r.dry, r.article_id, p.id AS publisher_id, p.kind, p.settings, p.secret, p.active
  FROM publisher_runs r JOIN publishers p ON p.id = r.publisher_id
 WHERE r.id = $1 AND r.state = 'waiting' FOR UPDATE OF r
"""
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('kb_bridge.publishers'), $1::int)"
ARTICLE = """
SELECT a.id, a.title, a.slug, a.body_source, a.body_html, a.language, a.tags, coalesce(c.name, '') AS category,
       coalesce(a.edited_at, a.created_at) AS updated_at, a.original_id,
       a.state = 'published' AND a.visibility = 'public' AS public
  FROM articles a LEFT JOIN categories c ON c.id = a.category_id AND c.visibility = 'public' WHERE a.id = $1
"""
KNOWN = """
SELECT foreign_id, foreign_version, fingerprint, gone_at FROM publications WHERE publisher_id = $1 AND article_id = $2
"""
ORIGINAL = """
SELECT foreign_id FROM publications WHERE publisher_id = $1 AND article_id = $2 AND gone_at IS NULL
"""
OUR_OWN = "SELECT foreign_id FROM publications WHERE publisher_id = $1"
TOPICS = "SELECT id, title FROM topics WHERE asker_count > 1 ORDER BY asker_count DESC, id LIMIT 2000"
TOPIC_OF = "SELECT thread_id, topic_id FROM topic_threads WHERE thread_id = ANY($1::bigint[]) AND topic_id IS NOT NULL"
FENCE = re.compile(r"(^```.*?^```\s*?$)", re.MULTILINE | re.DOTALL)
LIKE_ENOUGH = 0.5
OUTCOME_MOST = 20_000


async def carry_out(session: Session, run_id: int) -> None:
    """What fails for a while is raised, so that it is tried again, later each time; what fails for good is said."""
    run = await session.fetchrow(RUN, run_id)
    if run is None:
        return
    if not run["active"] and not run["dry"]:
        await note(session, run_id, "done", words="switched_off")
        return
    await session.fetchval(ONE_AT_A_TIME, run["publisher_id"])
    given = session.bus.settings
    way = Way(
        {**run["settings"], "root": str(given.git_folder or "")},
        read_kept(given.signing_key(), PURPOSE, run["secret"]),
        given.outgoing_networks,
        dry=run["dry"],
    )
    port = port_of(run["kind"])
    try:
        words, outcome = await (pull if run["deed"] == "pull" else bring)(session, run, port, way)
    except NotPublished as why:
        if not why.lasting and not run["dry"]:
            raise
        await note(session, run_id, "failed", words=str(why))
        return
    await note(session, run_id, "done", words=words, outcome=outcome)


async def note(session: Session, run_id: int, state: str, *, words: str, outcome: str = "") -> None:
    values = {"state": state, "words": words, "outcome": outcome[:OUTCOME_MOST], "ended_at": session.now}
    await session.execute(update(PublisherRun).where(PublisherRun.id == run_id).values(**values))


async def bring(session: Session, run: Any, port: Port, way: Way) -> tuple[str, str]:
    """The article there is as it is here: made, changed, or taken away where readers do not see it here."""
    row = await session.fetchrow(ARTICLE, run["article_id"])
    if row is None:
        return "no_article", ""
    known = await session.fetchrow(KNOWN, run["publisher_id"], row["id"])
    there = known is not None and known["gone_at"] is None
    article = await outgoing(session, row, known)
    if row["original_id"] is not None:
        original = await session.fetchval(ORIGINAL, run["publisher_id"], row["original_id"])
        article = replace(article, original_foreign_id=original or "")
    if not row["public"]:
        if not there:
            return "not_there", ""
        receipt = await gone(port, way, article)
        if not way.dry:
            await forget(session, run["publisher_id"], row["id"])
        return "taken_away", receipt.outcome
    fingerprint = print_of(article)
    if there and known["fingerprint"] == fingerprint and not way.dry:
        return "unchanged", ""
    told, receipt = await made_or_changed(port, way, article)
    if way.dry:
        return "tried", receipt.outcome
    await remember(session, run["publisher_id"], row["id"], receipt=receipt, fingerprint=fingerprint)
    return told, receipt.outcome


async def made_or_changed(port: Port, way: Way, article: Outgoing) -> tuple[str, Receipt]:
    """What somebody has deleted there is made anew."""
    try:
        return "updated" if article.foreign_id else "published", await port.publish(way, article)
    except NotPublished as why:
        if not article.foreign_id or "answered 404" not in str(why):
            raise
    return "made_anew", await port.publish(way, replace(article, foreign_id="", foreign_version=""))


async def gone(port: Port, way: Way, article: Outgoing) -> Receipt:
    """What somebody has deleted there is gone, too."""
    try:
        return await port.withdraw(way, article)
    except NotPublished as why:
        if "answered 404" in str(why):
            return Receipt()
        raise


async def outgoing(session: Session, row: Any, known: Any) -> Outgoing:
    """The article with whole addresses: its citations lead to posts of this forum."""
    base_url = session.bus.settings.base_url
    posts = {each.number: each for each in await citations_of(session, row["id"])}
    links = {number: None if each.gone else f"{base_url}/p/{each.post_id}" for number, each in posts.items()}
    html = link_citations(row["body_html"], links, str).html
    there = known if known is not None and known["gone_at"] is None else None
    return Outgoing(
        id=row["id"],
        title=row["title"],
        source=with_links(row["body_source"], links),
        html=re.sub(r'((?:href|src)=")/(?!/)', rf"\1{base_url}/", html),
        language=row["language"],
        tags=list(row["tags"]),
        category=row["category"],
        url=f"{base_url}/kb/{row['id']}/{row['slug']}",
        updated_at=row["updated_at"].isoformat(),
        foreign_id=there["foreign_id"] if there else "",
        foreign_version=there["foreign_version"] if there else "",
    )


def with_links(source: str, links: dict[int, str | None]) -> str:
    """Markdown whose [n] lead to their posts, save in blocks of code."""

    def link(match: re.Match[str]) -> str:
        numbers = [int(each) for each in re.findall(r"\d+", match[0])]
        return "".join(f"[\\[{each}\\]]({links[each]})" if links.get(each) else f"\\[{each}\\]" for each in numbers)

    parts = FENCE.split(source)
    return "".join(part if place % 2 else MARK.sub(link, part) for place, part in enumerate(parts))


def print_of(article: Outgoing) -> str:
    said = (article.title, article.source, article.html, article.language, *article.tags, article.category, article.url)
    return hashlib.sha256("\0".join(said).encode()).hexdigest()


async def remember(session: Session, publisher_id: int, article_id: int, *, receipt: Receipt, fingerprint: str) -> None:
    values = {
        "foreign_id": receipt.foreign_id, "foreign_version": receipt.foreign_version, "url": receipt.url,
        "fingerprint": fingerprint, "sent_at": session.now, "gone_at": None,
    }  # fmt: skip
    entered = upsert(Publication).values(publisher_id=publisher_id, article_id=article_id, **values)
    await session.execute(entered.on_conflict_do_update(index_elements=["publisher_id", "article_id"], set_=values))


async def forget(session: Session, publisher_id: int, article_id: int) -> None:
    this = (Publication.publisher_id == publisher_id) & (Publication.article_id == article_id)
    await session.execute(update(Publication).where(this).values(gone_at=session.now, fingerprint=""))


async def pull(session: Session, run: Any, port: Port, way: Way) -> tuple[str, str]:
    """All that is there and did not come from here, each with the topic that it seems to cover."""
    found = await port.pull(way)
    own = {row["foreign_id"] for row in await session.fetch(OUR_OWN, run["publisher_id"])}
    theirs = list({each.foreign_id: each for each in found if each.foreign_id not in own and each.title}.values())
    covered = await topics_for(session, [each.title for each in theirs])
    await session.execute(delete(ForeignArticle).where(ForeignArticle.publisher_id == run["publisher_id"]))
    rows = [entry(session, run["publisher_id"], each, topic) for each, topic in zip(theirs, covered, strict=True)]
    if rows:
        await session.execute(insert(ForeignArticle), rows)
    await session.execute(update(Publisher).where(Publisher.id == run["publisher_id"]).values(pulled_at=session.now))
    matched = sum(topic is not None for topic in covered)
    return f"pulled {len(theirs)} {matched}", ""


def entry(session: Session, publisher_id: int, found: Found, topic: tuple[int, float] | None) -> dict[str, Any]:
    return {
        "publisher_id": publisher_id, "foreign_id": found.foreign_id, "title": found.title[:300], "url": found.url,
        "topic_id": topic[0] if topic else None, "likeness": topic[1] if topic else 0.0, "seen_at": session.now,
    }  # fmt: skip


async def topics_for(session: Session, titles: list[str]) -> list[tuple[int, float] | None]:
    """For each title the topic that says the same: by its words, else by its meaning, where vectors are kept."""
    known = [(row["id"], telling_words(row["title"])) for row in await session.fetch(TOPICS)]
    found = [best_by_words(title, known) for title in titles]
    open_ones = [place for place, topic in enumerate(found) if topic is None]
    meant = await by_meaning(session, [titles[place] for place in open_ones])
    for place, topic in zip(open_ones, meant, strict=True):
        found[place] = topic
    return found


def best_by_words(title: str, known: list[tuple[int, tuple[str, ...]]]) -> tuple[int, float] | None:
    asked = telling_words(title)
    alike = max(((likeness(asked, words), -number) for number, words in known), default=(0.0, 0))
    return (-alike[1], alike[0]) if alike[0] >= LIKE_ENOUGH else None


async def by_meaning(session: Session, titles: list[str]) -> list[tuple[int, float] | None]:
    space = await current_space(session)
    if space is None or not titles:
        return [None] * len(titles)
    try:
        provider = await asyncio.to_thread(embedder, space.embedder, session.bus.settings.embedder_key)
        senses = await sense_of_texts(space, provider, [(title, "") for title in titles])
    except NoEmbedder:
        return [None] * len(titles)
    found: list[tuple[int, float] | None] = []
    for sense in senses:
        near = await nearest_threads(session, space, sense.vector, most=5)
        places = {row["thread_id"]: row["topic_id"] for row in await session.fetch(TOPIC_OF, list(near))}
        best = max(((likely, -thread) for thread, likely in near.items() if thread in places), default=(0.0, 0))
        found.append((places[-best[1]], best[0]) if best[0] >= FIRM else None)
    return found
