"""Labelling a thread as product feedback, and keeping themes."""

from starlette.requests import Request
from starlette.responses import Response

from forum.errors import Invalid
from forum.i18n import _
from forum.threads.queries import visible_thread
from forum.web.forms import Form, LongText, Submission, Text, read_form
from forum.web.house import house
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.product.actions import close_theme, label_thread, rename_theme
from moderation.product.pages.weekly import PLACE, labeller
from moderation.product.queries import labels_of, theme_of_id, themes

LABEL = Form(new_theme=Text(max=100, required=False), note=LongText(max=600, required=False))
THEME = Form(name=Text(max=100, missing=_("Please give it a name.")))


async def show_labels(request: Request, form: Submission | None = None, ticked: list[int] | None = None) -> Response:
    actor = labeller(request)
    async with house(request).database.reading() as session:
        thread = await visible_thread(session, actor, request.path_params["thread"])
        labels, known = await labels_of(session, thread.id), await themes(session)
    on = ticked if ticked is not None else [row["theme_id"] for row in labels]
    note = next((row["note"] for row in labels), "")
    open_ones = [row for row in known if row["closed_at"] is None or row["id"] in on]
    values = {"thread": thread, "themes": open_ones, "on": on, "form": form or LABEL.blank(note=note)}
    return page(request, "moderation/product/label.html", values, 422 if form else 200)


async def label(request: Request) -> Response:
    actor, thread_id, data = labeller(request), request.path_params["thread"], await read_form(request)
    sent, ticked = LABEL.read(data), numbers(data.get("theme", []))
    if not sent.ok:
        return await show_labels(request, sent, ticked)
    new, note = sent.values["new_theme"], sent.values["note"]
    async with house(request).database.writing() as session:
        thread = await visible_thread(session, actor, thread_id)
        await label_thread(session, actor, thread_id, theme_ids=ticked, new_theme=new, note=note)
    done = _("Labelled.") if ticked or new.strip() else _("The label is taken off.")
    return see_other(request, thread.url, notice=done)


def numbers(texts: list[str]) -> list[int]:
    return [int(each) for each in texts if each.isascii() and each.isdecimal() and len(each) < 19]


async def show_theme(request: Request, form: Submission | None = None) -> Response:
    labeller(request)
    async with house(request).database.reading() as session:
        theme = await theme_of_id(session, request.path_params["theme"])
    values = {"theme": theme, "form": form or THEME.blank(name=theme["name"])}
    return page(request, "moderation/product/theme.html", values, 422 if form else 200)


async def rename(request: Request) -> Response:
    actor, sent = labeller(request), THEME.read(await read_form(request))
    if not sent.ok:
        return await show_theme(request, sent)
    try:
        async with house(request).database.writing() as session:
            await rename_theme(session, actor, request.path_params["theme"], sent.values["name"])
    except Invalid as invalid:
        return await show_theme(request, sent.refuse(invalid))
    return see_other(request, PLACE, notice=_("Saved."))


async def close(request: Request) -> Response:
    return await closing(request, closed=True)


async def reopen(request: Request) -> Response:
    return await closing(request, closed=False)


async def closing(request: Request, *, closed: bool) -> Response:
    actor, theme_id = labeller(request), request.path_params["theme"]
    async with house(request).database.writing() as session:
        await close_theme(session, actor, theme_id, closed=closed)
    done = _("Closed: nothing new is labelled with it.") if closed else _("Open again.")
    return see_other(request, PLACE, notice=done, undo=f"/mod/product/themes/{theme_id}/open" if closed else None)
