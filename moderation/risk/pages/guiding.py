"""What staff do when somebody may be at risk, and whom they call: written by admins, language by language."""

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.errors import NotThere
from forum.i18n import _
from forum.web.admin_menu import admin_nav
from forum.web.forms import Form, LongText, Submission, Text, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.risk.actions import say_guide
from moderation.risk.policy import may_guide
from moderation.risk.queries import USUAL, Guide, guides

PLACE = "/admin/risk"


def guiding(request: Request) -> Actor:
    actor = actor_of(request)
    if not may_guide(actor):
        raise NotThere
    return actor


def spoken_in(request: Request) -> list[str]:
    return list(dict.fromkeys(["en", *house(request).settings.languages]))


def form_for(request: Request) -> Form:
    words = {f"words-{each}": LongText(max=4_000, required=False) for each in spoken_in(request)}
    contacts = {f"contact-{each}": Text(max=300, required=False) for each in spoken_in(request)}
    return Form(**words, **contacts)


async def show_guides(request: Request, form: Submission | None = None) -> Response:
    guiding(request)
    async with house(request).database.reading() as session:
        known, nav_items = await guides(session), await admin_nav(request, session)
    said = {f"words-{language}": str(guide.words) for language, guide in known.items()}
    said |= {f"contact-{language}": guide.contact for language, guide in known.items()}
    values = {"nav_items": nav_items, "usual": USUAL, "spoken": spoken_in(request)}
    values["form"] = form or form_for(request).blank(**said)
    return page(request, "moderation/risk/guides.html", values, 422 if form else 200)


async def say(request: Request) -> Response:
    actor, sent = guiding(request), form_for(request).read(await read_form(request))
    if not sent.ok:
        return await show_guides(request, sent)
    async with house(request).database.writing() as session:
        for language in spoken_in(request):
            guide = Guide(sent.values[f"words-{language}"], sent.values[f"contact-{language}"])
            await say_guide(session, actor, language, guide)
    return see_other(request, PLACE, notice=_("Saved."))
