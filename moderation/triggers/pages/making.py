"""Making a rule of one's own from a form; it is tried over history before it counts."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.errors import Invalid
from forum.i18n import _, language_name
from forum.tongues import LANGUAGES
from forum.web.admin_menu import admin_nav
from forum.web.forms import Choice, Form, LongText, Submission, Text, read_form
from forum.web.house import house
from forum.web.once import once
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.triggers.actions import make_trigger
from moderation.triggers.catalogue import CLOCKS
from moderation.triggers.custom import LONGEST_PATTERN
from moderation.triggers.fields import Number
from moderation.triggers.pages.listing import keeper
from moderation.triggers.pages.trying import TRIALS

NUMBERS = {
    "least_links": (1, 50, _("Links, at least")),
    "least_signs": (1, 30_000, _("Signs, at least")),
    "most_signs": (1, 30_000, _("Signs, at most")),
    "most_hours": (0, 100_000, _("Age of the account in hours, at most")),
    "most_posts": (0, 100_000, _("Earlier posts of the author, at most")),
    "most_rating": (1, 5, _("Stars, at most")),
    "from_hour": (0, 23, _("From this hour of the day (UTC)")),
    "to_hour": (0, 24, _("Until this hour of the day (UTC)")),
}
OWN = Form(
    label=Text(max=80),
    words=LongText(max=5_000, required=False),
    pattern=Text(max=LONGEST_PATTERN, required=False),
    **{name: Number(least=least, most=most, required=False) for name, (least, most, _words) in NUMBERS.items()},
    language=Choice(options=LANGUAGES, required=False),
    severity=Choice(options=("1", "2", "3", "4")),
    minutes=Number(least=1, most=60),
    form_key=Text(required=False),
)


async def show(request: Request) -> Response:
    keeper(request)
    return await answer(request, OWN.blank(severity="3", minutes="2"))


async def answer(request: Request, form: Submission, status: int = 200) -> Response:
    async with house(request).database.reading() as session:
        nav_items = await admin_nav(request, session)
    values = {
        "form": form,
        "numbers": NUMBERS,
        "nav_items": nav_items,
        "severities": [(str(number), f"{number} · {clock}") for number, clock in CLOCKS.items()],
        "choices": [(code, language_name(code)) for code in LANGUAGES],
    }
    return page(request, "moderation/triggers/new.html", values, status=status)


async def make(request: Request) -> Response:
    actor = keeper(request)
    sent = OWN.read(await read_form(request))
    if not sent.ok:
        return await answer(request, sent, 422)
    try:
        async with (
            house(request).database.writing() as session,
            once(session, actor, sent.values["form_key"]) as ticket,
        ):
            if not ticket.result:
                ticket.result = f"{TRIALS}/{await make_trigger(session, actor, change_of(sent.values))}"
    except Invalid as invalid:
        return await answer(request, sent.refuse(invalid), 422)
    return see_other(request, ticket.result, notice=_("Made. It counts once you have seen what it would do."))


def change_of(values: dict[str, Any]) -> dict[str, Any]:
    names = ("words", "pattern", "language", *NUMBERS)
    conditions = {name: values[name] for name in names if values[name] not in (None, "")}
    return {
        "label": values["label"], "severity": int(values["severity"]), "minutes": int(values["minutes"]),
        "conditions": conditions,
    }  # fmt: skip
