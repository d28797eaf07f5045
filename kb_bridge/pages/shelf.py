"""Where an article stands and who may read it; its versions; and why it did not help a reader."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.categories.queries import visible_categories
from forum.errors import Invalid
from forum.i18n import _, language_choices
from forum.threads.differences import differences
from forum.web.bodies import first
from forum.web.forms import Form, Hidden, Submission, Text, read_form
from forum.web.house import actor_of, address_of, house
from forum.web.limits import allow
from forum.web.readers import name_reader, reader_of
from forum.web.replies import see_other
from forum.web.templating import page
from kb_bridge.actions.articles import restore_version
from kb_bridge.actions.shelving import Shelf, complain, shelve_article
from kb_bridge.pages.editing import editor
from kb_bridge.queries.articles import article_titles, visible_article
from kb_bridge.queries.versions import article_versions
from kb_bridge.rows import ArticleRow

SHELF = Form(
    category=Hidden(), tags=Text(required=False, max=300), language=Hidden(), original=Hidden(), visibility=Hidden(),
    owner=Text(required=False, max=60), review=Text(required=False, max=10),
)  # fmt: skip
COMPLAINTS_A_DAY = 20  # from one address


async def shelf(request: Request) -> Response:
    actor, article_id = editor(request), request.path_params["id"]
    if request.method != "POST":
        return await show(request)
    sent = SHELF.read(await read_form(request))
    if not sent.ok:
        return await show(request, sent)
    try:
        async with house(request).database.writing() as session:
            found = await shelve_article(session, actor, article_id, Shelf(**sent.values))
    except Invalid as invalid:
        return await show(request, sent.refuse(invalid))
    return see_other(request, found.url, notice=_("Saved."))


async def show(request: Request, form: Submission | None = None) -> Response:
    actor = editor(request)
    async with house(request).database.reading() as session:
        article = await visible_article(session, actor, request.path_params["id"])
        places = await visible_categories(session, actor)
        titles = await article_titles(session, actor)
    values: dict[str, Any] = {
        "article": article,
        "form": form or SHELF.blank(**values_of(article)),
        "categories": [(str(each.id), each.name) for each in places],
        "languages": language_choices(house(request).settings.languages),
        "originals": [(str(number), title) for number, title in titles if number != article.id],
    }
    return page(request, "kb_bridge/shelf.html", values, 422 if form else 200)


def values_of(article: ArticleRow) -> dict[str, str]:
    return {
        "category": str(article.category_id or ""),
        "tags": ", ".join(article.tags),
        "language": article.language,
        "original": str(article.original_id or ""),
        "visibility": article.visibility,
        "owner": article.owner_name or "",
        "review": article.review_at.date().isoformat() if article.review_at else "",
    }


async def versions(request: Request) -> Response:
    """Each text beside the one before, the newest first."""
    actor = editor(request)
    async with house(request).database.reading() as session:
        article = await visible_article(session, actor, request.path_params["id"])
        found = await article_versions(session, actor, article.id)
    steps = [
        (each, before, differences(before.body_source, each.body_source) if before else [])
        for each, before in zip(found, [*found[1:], None], strict=False)
    ]
    return page(request, "kb_bridge/versions.html", {"article": article, "steps": steps})


async def restore(request: Request) -> Response:
    actor, article_id = editor(request), request.path_params["id"]
    try:
        async with house(request).database.writing() as session:
            url = await restore_version(session, actor, article_id, request.path_params["version"])
    except Invalid as invalid:
        back = f"/kb/{article_id}/versions"
        return see_other(request, back, notice=next(iter(invalid.errors.values())))
    return see_other(request, url, notice=_("Put back. The text before it is kept among the versions."))


async def say_why(request: Request) -> Response:
    data = await read_form(request)
    actor, database = actor_of(request), house(request).database
    reader = f"user {actor.id}" if actor.is_signed_in else reader_of(request)
    async with database.writing() as session:  # of its own, so that what is refused counts as well
        await allow(session, "complaint", address_of(request), times=COMPLAINTS_A_DAY, seconds=86400)
    try:
        async with database.writing() as session:
            reason, words = first(data, "reason") or "", first(data, "words") or ""
            found = await visible_article(session, actor, request.path_params["id"])
            await complain(session, actor, found.id, reader=reader, reason=reason, words=words)
    except Invalid as invalid:
        reply = see_other(request, f"{found.url}#helpful", notice=next(iter(invalid.errors.values())))
    else:
        reply = see_other(request, f"{found.url}#helpful", notice=_("Thank you. Its editors read this."))
    name_reader(request, reply)
    return reply
