"""One decision about many items: what it would do, doing it, undoing it."""

from starlette.requests import Request
from starlette.responses import Response

from forum.errors import Invalid
from forum.i18n import _, n_
from forum.web.forms import Form, LongText, first, read_form
from forum.web.house import house
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.queue.actions import Choice, decide_many, undo_batch
from moderation.queue.actions.bulk import MOST, able
from moderation.queue.pages.deciding import number
from moderation.queue.pages.waiting import moderator
from moderation.queue.policy import IN_BULK, VERBS
from moderation.queue.queries import items_among
from moderation.queue.wording import USUAL

REASON = Form(reason=LongText(max=1000, required=False))


async def preview(request: Request) -> Response:
    """What was chosen in the list, with what can be decided about all of it."""
    ids = [number(text, none=0) for text in request.query_params.getlist("item")][:MOST]
    return await shown(request, [each for each in ids if each])


async def shown(request: Request, ids: list[int], wrong: Invalid | None = None) -> Response:
    actor = moderator(request)
    async with house(request).database.reading() as session:
        items = await items_among(session, actor, ids)
    verbs = [(verb, len(able(actor, items, verb.id))) for verb in VERBS if verb.id in IN_BULK]
    values = {"items": items, "verbs": [each for each in verbs if each[1]], "usual": USUAL, "wrong": wrong}
    return page(request, "moderation/queue/bulk.html", values, 422 if wrong else 200)


async def choose(request: Request) -> Response:
    """`item` fields say which, as `<id>.<version>`; a conflict about one is a conflict about all."""
    actor, form = moderator(request), await read_form(request)
    pairs = [text.partition(".") for text in form.get("item", [])][:MOST]
    versions = {number(left, none=0): number(right, none=-1) for left, _dot, right in pairs}
    versions.pop(0, None)
    why = REASON.read(form)
    choice = Choice(first(form, "verb") or "", 0, why.values.get("reason") or first(form, "usual") or "")
    try:
        if not why.ok:
            raise Invalid(why.errors)
        async with house(request).database.writing() as session:
            batch, count = await decide_many(session, actor, versions, choice)
    except Invalid as invalid:
        return await shown(request, list(versions), invalid)
    if not count:
        return see_other(request, "/mod", notice=_("Nothing was decided: none of them allowed it."))
    done = n_("%(count)s item decided.", "%(count)s items decided.", count)
    return see_other(request, "/mod", notice=done, undo=f"/mod/bulk/{batch}/undo", undo_label=_("Undo"))


async def take_back(request: Request) -> Response:
    actor = moderator(request)
    async with house(request).database.writing() as session:
        count = await undo_batch(session, actor, request.path_params["batch"])
    return see_other(request, "/mod", notice=n_("%(count)s decision undone.", "%(count)s decisions undone.", count))
