"""Editing an article that is already there."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.drafts.actions import settle_draft
from forum.drafts.queries import others_writing
from forum.drafts.resuming import resumed
from forum.errors import Conflict, Invalid
from forum.i18n import _
from forum.web.bodies import first
from forum.web.forms import Submission, read_form
from forum.web.house import house
from forum.web.replies import see_other
from forum.web.templating import page
from kb_bridge.actions.articles import edit_article
from kb_bridge.pages.editing import EDIT, changes, edit_from, editor, preview_of, sources_for
from kb_bridge.queries.articles import citations_of, visible_article


async def edit(request: Request) -> Response:
    actor, article_id = editor(request), request.path_params["id"]
    if request.method != "POST":
        return await show(request)
    data = await read_form(request)
    sent = EDIT.read(data)
    if not sent.ok:
        return await show(request, sent, status=422)
    if first(data, "deed") == "preview":
        return await show(request, sent)
    try:
        async with house(request).database.writing() as session:
            url = await edit_article(session, actor, article_id, edit_from(sent))
            await settle_draft(session, actor, f"article:{article_id}")
    except Invalid as invalid:
        return await show(request, sent.refuse(invalid), status=422)
    except Conflict as conflict:
        return await show(request, sent, status=409, conflict=conflict.message)
    return see_other(request, url, notice=_("Saved."))


async def show(
    request: Request, form: Submission | None = None, *, status: int = 200, conflict: Any = None
) -> Response:
    actor, place = editor(request), f"article:{request.path_params['id']}"
    draft = {} if form else await resumed(request, place)
    async with house(request).database.reading() as session:
        article = await visible_article(session, actor, request.path_params["id"])
        given = {"version": article.version, "title": article.title, "source": article.body_source}
        form = form or EDIT.blank(**given | draft)
        numbers = {each.number: each.post_id for each in await citations_of(session, article.id)}
        typed = form.raw.get("source", article.body_source)
        preview = await preview_of(typed, list(numbers))
        sources = await sources_for(session, actor, numbers, preview.used)
        others = await others_writing(session, actor, place)
    values = {
        "article": article,
        "form": form,
        "others": others,
        "preview": preview,
        "sources": sources,
        "from_saved": changes(article.body_source, typed),
        "conflict": conflict,
        "preview_url": f"/kb/{article.id}/preview",
    }
    return page(request, "kb_bridge/article_edit.html", values, status)


async def preview(request: Request) -> Response:
    actor = editor(request)
    data = await read_form(request)
    async with house(request).database.reading() as session:
        article = await visible_article(session, actor, request.path_params["id"])
        numbers = [each.number for each in await citations_of(session, article.id)]
    return page(request, "kb_bridge/_preview.html", {"preview": await preview_of(first(data, "source") or "", numbers)})
