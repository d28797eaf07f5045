"""Where an article stands, who may read it, whose it is and when it is looked at again; and why it did not help."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert as upsert

from forum.actor import Actor
from forum.bus import publish
from forum.categories.queries import visible_category_of_id
from forum.database import Session
from forum.errors import Invalid, NotThere, Words
from forum.i18n import _
from forum.threads.tag_names import clean_tags
from forum.tongues import LANGUAGES
from kb_bridge.actions.articles import link_threads
from kb_bridge.actions.proposals import require_editor
from kb_bridge.events import ArticleShelved
from kb_bridge.models import Article, ArticleComplaint
from kb_bridge.queries.articles import visible_article
from kb_bridge.rows import ArticleRow

VISIBILITIES = ("public", "signed_in", "staff")
REASONS = ("did_not_work", "unclear", "outdated", "other_problem")
WORDS_MOST = 600
OWNER = "SELECT id FROM users WHERE lower(name) = lower($1) AND roles && ARRAY['kb_editor', 'admin']"


@dataclass(frozen=True, slots=True)
class Shelf:
    """What an editor chose; `category` and `original` are ids as text or empty, `review` is YYYY-MM-DD or empty."""

    category: str
    tags: str
    language: str
    original: str
    visibility: str
    owner: str
    review: str


async def shelve_article(session: Session, actor: Actor, article_id: int, shelf: Shelf) -> ArticleRow:
    """The article stands there from now on. One that not everybody may read is not pointed to by threads."""
    require_editor(actor, session)
    found = await visible_article(session, actor, article_id, lock=True)
    errors: dict[str, Words] = {}
    values: dict[str, object] = {}
    for name, check in CHECKS.items():
        try:
            values |= await check(session, actor, found, shelf=shelf)
        except Invalid as invalid:
            errors |= {name: next(iter(invalid.errors.values()))}
    if errors:
        raise Invalid(errors)
    await session.execute(update(Article).where(Article.id == found.id).values(**values))
    if (found.visibility == "public") != (shelf.visibility == "public") and found.state == "published":
        await link_threads(session, actor, found, published=shelf.visibility == "public")
    await publish(session, ArticleShelved(actor.id, found.id, shelf.visibility))
    return found


async def category_of(session: Session, actor: Actor, _found: ArticleRow, *, shelf: Shelf) -> dict[str, object]:
    if not shelf.category:
        return {"category_id": None}
    try:
        chosen = await visible_category_of_id(session, actor, number(shelf.category))
    except NotThere:
        raise Invalid({"category": _("Please choose a category.")}) from None
    return {"category_id": chosen.id}


async def tags_of(_session: Session, _actor: Actor, _found: ArticleRow, *, shelf: Shelf) -> dict[str, object]:
    return {"tags": clean_tags(shelf.tags)}


async def language_of(_session: Session, _actor: Actor, _found: ArticleRow, *, shelf: Shelf) -> dict[str, object]:
    if shelf.language not in LANGUAGES:
        raise Invalid({"language": _("Please choose a language.")})
    return {"language": shelf.language}


async def original_of(session: Session, actor: Actor, found: ArticleRow, *, shelf: Shelf) -> dict[str, object]:
    """A translation of a translation translates the original."""
    if not shelf.original:
        return {"original_id": None}
    try:
        other = await visible_article(session, actor, number(shelf.original))
    except NotThere:
        raise Invalid({"original": _("Please choose an article.")}) from None
    first = other.original_id or other.id
    if first == found.id:
        raise Invalid({"original": _("An article is no translation of itself.")})
    return {"original_id": first}


async def visibility_of(_session: Session, _actor: Actor, _found: ArticleRow, *, shelf: Shelf) -> dict[str, object]:
    if shelf.visibility not in VISIBILITIES:
        raise Invalid({"visibility": _("Please choose who may read it.")})
    return {"visibility": shelf.visibility}


async def owner_of(session: Session, _actor: Actor, _found: ArticleRow, *, shelf: Shelf) -> dict[str, object]:
    if not shelf.owner.strip():
        return {"owner_id": None}
    owner = await session.fetchval(OWNER, shelf.owner.strip().removeprefix("@"))
    if owner is None:
        raise Invalid({"owner": _("No editor has this name.")})
    return {"owner_id": owner}


async def review_of(session: Session, _actor: Actor, _found: ArticleRow, *, shelf: Shelf) -> dict[str, object]:
    if not shelf.review.strip():
        return {"review_at": None}
    try:
        day = datetime.strptime(shelf.review.strip(), "%Y-%m-%d").replace(tzinfo=session.now.tzinfo)
    except ValueError:
        raise Invalid({"review": _("Please write the day as year-month-day, like 2031-05-28.")}) from None
    return {"review_at": day}


CHECKS = {
    "category": category_of, "tags": tags_of, "language": language_of, "original": original_of,
    "visibility": visibility_of, "owner": owner_of, "review": review_of,
}  # fmt: skip


async def complain(
    session: Session, actor: Actor, article_id: int, *, reader: str, reason: str, words: str
) -> ArticleRow:
    """Why the article did not help this reader; the last word of each counts."""
    found = await visible_article(session, actor, article_id)
    if reason not in REASONS:
        raise Invalid({"reason": _("Please choose what was wrong.")})
    values = {"reason": reason, "words": words.strip()[:WORDS_MOST], "created_at": session.now}
    entered = upsert(ArticleComplaint).values(article_id=found.id, reader=reader, **values)
    await session.execute(entered.on_conflict_do_update(index_elements=["article_id", "reader"], set_=values))
    return found


def number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
