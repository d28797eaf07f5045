"""An editor accepts a proposal: its text is an article, and the threads of its topic point to it."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import delete, insert, update
from sqlalchemy.dialects.postgresql import insert as upsert

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import NotThere
from forum.events import ArticleAccepted
from forum.threads.actions import note_article
from forum.threads.rows import ThreadRow
from forum.threads.titles import slug_of
from kb_bridge.actions.articles import new_version
from kb_bridge.actions.proposals import Checked, Edit, checked, decide, open_for
from kb_bridge.actions.topics import one_at_a_time, set_state
from kb_bridge.events import ArticleRestored
from kb_bridge.models import Article, ArticleVersion, Citation, Proposal, Source
from kb_bridge.queries.articles import declined_sources, visible_article
from kb_bridge.queries.proposals import proposal_language
from kb_bridge.queries.topics import members
from kb_bridge.rows import ArticleRow, ProposalRow, article_url


async def accept_proposal(session: Session, actor: Actor, proposal_id: int, edit: Edit) -> str:
    """The text becomes an article, each thread of the topic points to it, and everybody concerned hears of it. Where an
    earlier acceptance was taken back, its article is back, in this text. Returns its address."""
    await one_at_a_time(session)
    found = await open_for(session, actor, proposal_id, edit.version)
    text = await checked(session, edit, found.posts, hard=True)
    rows = sorted((each.thread for each in await members(session, found.topic_id)), key=lambda row: row.id)
    before = await earlier_article(session, actor, found)
    article_id = before.id if before else await enter_article(session, actor, found, rows=rows, new=(text, edit.source))
    await cite(session, article_id, text)
    if before:
        await bring_back(session, actor, before, found=found, new=(text, edit.source))
    await set_sources(session, article_id, rows)
    kept = {"title": text.title, "edited_source": edit.source, "article_id": article_id, "own_article_id": article_id}
    await session.execute(update(Proposal).where(Proposal.id == found.id).values(kept))
    await set_state(session, found.topic_id, "written", article_id)
    await decide(session, actor, found, "accepted")
    url = article_url(article_id, slug_of(text.title))
    declined = await declined_sources(session, article_id)
    threads = [row.id for row in rows if row.id not in declined]
    await note_article(session, actor, threads, article_id, url=url)
    posts = tuple(dict.fromkeys(text.cited.values()))
    await publish(session, ArticleAccepted(actor.id, article_id, tuple(threads), posts, text.title, url))
    return url


async def earlier_article(session: Session, actor: Actor, found: ProposalRow) -> ArticleRow | None:
    """What an acceptance of this proposal made before, if it is still there."""
    if found.own_id is None:
        return None
    try:
        return await visible_article(session, actor, found.own_id, lock=True)
    except NotThere:
        return None


async def enter_article(
    session: Session, actor: Actor, found: ProposalRow, *, rows: Sequence[ThreadRow], new: tuple[Checked, str]
) -> int:
    text, source = new
    values = {
        "slug": slug_of(text.title), "title": text.title, "body_source": source, "body_html": text.rendered.html,
        "render_version": text.rendered.version, "topic_id": found.topic_id, "editor_id": actor.id,
        "owner_id": actor.id, "language": proposal_language(found), "category_id": main_category(rows),
        "created_at": session.now,
    }  # fmt: skip
    article_id: int = await session.scalar(insert(Article).values(values).returning(Article.id))
    version = {"article_id": article_id, "version": 1, "title": text.title, "body_source": source}
    version |= {"editor_id": actor.id, "created_at": session.now}
    await session.execute(insert(ArticleVersion).values(version))
    return article_id


async def bring_back(
    session: Session, actor: Actor, before: ArticleRow, *, found: ProposalRow, new: tuple[Checked, str]
) -> None:
    """The article is in view again and says this."""
    text, source = new
    values = {"state": "published", "topic_id": found.topic_id}
    await session.execute(update(Article).where(Article.id == before.id).values(values))
    if (text.title, source) != (before.title, before.body_source):
        await new_version(session, actor, before, title=text.title, source=source)
    if before.state != "published":
        await publish(session, ArticleRestored(actor.id, before.id))


async def cite(session: Session, article_id: int, text: Checked) -> None:
    """The numbers in the text, and no others."""
    await session.execute(delete(Citation).where(Citation.article_id == article_id))
    rows = [{"article_id": article_id, "number": number, "post_id": post} for number, post in text.cited.items()]
    await session.execute(insert(Citation), rows)


async def set_sources(session: Session, article_id: int, rows: Sequence[ThreadRow]) -> None:
    """These threads, and no others; what an asker has said of one stays said."""
    ids = [row.id for row in rows]
    gone = (Source.article_id == article_id) & Source.thread_id.not_in(ids)
    await session.execute(delete(Source).where(gone))
    sources = [{"article_id": article_id, "thread_id": row.id, "answers": row.solved_at is None} for row in rows]
    if sources:
        await session.execute(upsert(Source).on_conflict_do_nothing(), sources)


def main_category(rows: Sequence[ThreadRow]) -> int | None:
    """Where most of the threads stand."""
    places = Counter(row.category_id for row in rows)
    return max(places, key=lambda place: (places[place], -place), default=None)
