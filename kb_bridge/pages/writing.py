"""Writing an article that no threads led to."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.drafts.actions import settle_draft
from forum.drafts.resuming import resumed
from forum.errors import Invalid
from forum.i18n import _, current_locale
from forum.tongues import language_of
from forum.web.bodies import cleaned, first
from forum.web.forms import Submission, read_form
from forum.web.house import house
from forum.web.once import once
from forum.web.replies import see_other
from forum.web.templating import page
from kb_bridge.actions.writing import write_article
from kb_bridge.pages.editing import EDIT, edit_from, editor, preview_of

PLACE = "/kb/editor/write"
TITLE_MOST = 200


async def show_new(request: Request, form: Submission | None = None) -> Response:
    """`?title=` is what somebody searched for in vain."""
    editor(request)
    draft = {} if form else await resumed(request, "article")
    title = cleaned(request.query_params.get("title", ""))[:TITLE_MOST].strip()
    given = {"title": title[:1].upper() + title[1:], "source": "", "version": "1"}
    form = form or EDIT.blank(**given | draft)
    preview = await preview_of(form.raw.get("source", ""), [])
    values: dict[str, Any] = {
        "form": form,
        "preview": preview,
        "preview_url": f"{PLACE}/preview",
    }
    return page(request, "kb_bridge/write.html", values, 422 if form.errors else 200)


async def write(request: Request) -> Response:
    actor, data = editor(request), await read_form(request)
    sent = EDIT.read(data)
    if not sent.ok or first(data, "deed") == "preview":
        return await show_new(request, sent)
    edit = edit_from(sent)
    try:
        async with (
            house(request).database.writing() as session,
            once(session, actor, first(data, "form_key")) as ticket,
        ):
            if ticket.result is None:
                language = language_of(f"{edit.title} {edit.source}") or current_locale.get()
                ticket.result = await write_article(session, actor, edit, language)
                await settle_draft(session, actor, "article")
            url = ticket.result
    except Invalid as invalid:
        return await show_new(request, sent.refuse(invalid))
    return see_other(request, url, notice=_("Published."))


async def preview(request: Request) -> Response:
    """For the editor's preview: the fragment alone."""
    editor(request)
    source = first(await read_form(request), "source") or ""
    return page(request, "kb_bridge/_preview.html", {"preview": await preview_of(source, [])})
