"""The pages of the single steps; each can be left, come back to, and done again."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from forum.accounts.queries import account_by_id
from forum.addresses import without_password
from forum.categories.policy import VISIBILITIES
from forum.categories.queries import visible_categories
from forum.categories.wording import DESCRIPTION_LENGTH, NAME_LENGTH
from forum.database import Session
from forum.errors import Invalid
from forum.i18n import _, n_
from forum.importing.commands import examples
from forum.site.pages import LOOK, form_of, look_values, saved
from forum.site.queries import chosen_look
from forum.web.admin_menu import admin_nav
from forum.web.forms import Choice, Field, Form, Submission, Text, first, read_form
from forum.web.house import actor_of, house
from forum.web.limits import allow
from forum.web.replies import see_other
from forum.web.templating import page
from forum.welcome.actions import add_categories, send_test_letter, tick
from forum.welcome.mail_faults import CARRIER_ERRORS, Fault, fault_of
from forum.welcome.pages.checklist import keeper
from forum.welcome.queries import brought, setup_progress
from forum.welcome.steps import KEYS, SETUP
from forum.welcome.suggestions import FIRST_QUESTIONS, KITS, ROOM, kit_of

LINES: dict[str, Field] = {}
for number in range(ROOM):
    LINES[f"name{number}"] = Text(max=NAME_LENGTH, required=False)
    LINES[f"description{number}"] = Text(max=DESCRIPTION_LENGTH, required=False)
    LINES[f"visibility{number}"] = Choice(options=VISIBILITIES, required=False)
CATEGORIES = Form(**LINES)
TEMPLATES = {
    "look": "forum/welcome/step_look.html",
    "categories": "forum/welcome/step_categories.html",
    "mail": "forum/welcome/step_mail.html",
    "import": "forum/welcome/step_import.html",
    "threads": "forum/welcome/step_threads.html",
}


async def shown(request: Request, key: str, values: dict[str, Any], *, status: int = 200) -> Response:
    """The page of a step, with where it stands among the others."""
    async with house(request).database.reading() as session:
        around = {
            "step": SETUP[KEYS.index(key)],
            "number": KEYS.index(key) + 1,
            "way": await setup_progress(session),
            "nav_items": await admin_nav(request, session),
        }
    return page(request, TEMPLATES[key], around | values, status)


async def next_step(request: Request, session: Session, key: str) -> str:
    """Ticks the step off and says where to go on."""
    await tick(session, actor_of(request), key, done=True)
    return (await setup_progress(session)).after(key)


async def show_look(request: Request) -> Response:
    keeper(request)
    async with house(request).database.reading() as session:
        form = form_of(await chosen_look(session))
    return await shown(request, "look", look_values(request, form))


async def save_look(request: Request) -> Response:
    actor, data = keeper(request), await read_form(request)
    sent = LOOK.read(data)
    if first(data, "deed") == "show" and "hue" not in sent.errors:
        return await shown(request, "look", look_values(request, sent))
    if not await saved(request, actor, sent):
        return await shown(request, "look", look_values(request, sent), status=422)
    async with house(request).database.writing() as session:
        url = await next_step(request, session, "look")
    return see_other(request, url, notice=_("Saved. Every page shows it."))


async def show_categories(request: Request) -> Response:
    keeper(request)
    kit = kit_of(request.query_params.get("kit", ""))
    given: dict[str, Any] = {}
    for place, each in enumerate(kit.categories):
        given |= {f"name{place}": each.name, f"description{place}": each.description}
        given[f"visibility{place}"] = each.visibility
    return await categories_page(request, CATEGORIES.blank(**given), kit.key)


async def categories_page(request: Request, form: Submission, kit: str, *, status: int = 200) -> Response:
    async with house(request).database.reading() as session:
        there = await visible_categories(session, actor_of(request))
    values = {"form": form, "kits": KITS, "kit": kit, "there": there, "room": ROOM}
    return await shown(request, "categories", values, status=status)


async def save_categories(request: Request) -> Response:
    """Those lines that have a name; nothing is taken away here."""
    actor, sent = keeper(request), CATEGORIES.read(await read_form(request))
    if sent.ok and not any(wanted(sent)):
        sent.errors["name0"] = _("Please name at least one category.")
    if not sent.ok:
        return await categories_page(request, sent, "", status=422)
    try:
        async with house(request).database.writing() as session:
            made = await add_categories(session, actor, list(wanted(sent)))
            url = await next_step(request, session, "categories")
    except Invalid as invalid:
        return await categories_page(request, sent.refuse(invalid), "", status=422)
    notice = n_("%(count)s category was made.", "%(count)s categories were made.", made)
    return see_other(request, url, notice=notice)


def wanted(sent: Submission) -> Iterator[tuple[str, str, str]]:
    for place in range(ROOM):
        if name := sent.values[f"name{place}"]:
            yield name, sent.values[f"description{place}"], sent.values[f"visibility{place}"] or "public"


async def show_mail(request: Request) -> Response:
    keeper(request)
    return await mail_page(request)


async def mail_page(request: Request, fault: Fault | None = None, *, status: int = 200) -> Response:
    settings = house(request).settings
    async with house(request).database.reading() as session:
        account = await account_by_id(session, actor_of(request).id or 0)
    folder = settings.mail_folder if settings.mail_folder or not settings.smtp_url else None
    values = {
        "folder": folder,
        "server": without_password(settings.smtp_url) if settings.smtp_url else "",
        "address": account.email if account else "",
        "fault": fault,
    }
    return await shown(request, "mail", values, status=status)


async def try_mail(request: Request) -> Response:
    """Sent now, while the admin waits, so that what goes wrong can be told in words."""
    actor, here = keeper(request), house(request)
    async with here.database.writing() as session:
        await allow(session, "test-letter", str(actor.id), times=10, seconds=600)
        account = await account_by_id(session, actor.id or 0)
    try:
        async with here.database.writing() as session:
            await send_test_letter(session, actor, (account.email if account else None) or "")
    except CARRIER_ERRORS as error:
        folder = here.settings.mail_folder is not None
        return await mail_page(request, fault_of(error, folder=folder), status=422)
    except Invalid:
        return await mail_page(request, Fault(_("Your account has no mail address."), ""), status=422)
    return see_other(request, "/admin/setup/mail", notice=_("Sent. Look whether it has arrived."))


async def show_import(request: Request) -> Response:
    keeper(request)
    async with house(request).database.reading() as session:
        there = await brought(session)
    return await shown(request, "import", {"examples": examples(), "brought": there})


async def show_threads(request: Request) -> Response:
    actor = keeper(request)
    async with house(request).database.reading() as session:
        places = await visible_categories(session, actor)
    category = {"category": places[0].id} if places else {}
    asked = [(title, "/ask?" + urlencode({"title": str(title), **category})) for title in FIRST_QUESTIONS]
    return await shown(request, "threads", {"asked": asked, "places": places})
