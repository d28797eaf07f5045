"""The admin's page of trust levels: the one table, trying another, putting it in force, undoing it."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.privileges import LEVELS, LIMIT_NAMES, PRIVILEGES, Limits
from forum.web.admin_menu import admin_nav
from forum.web.forms import Choice, Form, Submission, Text, first, read_form
from forum.web.house import actor_of, house
from forum.web.once import once
from forum.web.replies import see_other
from forum.web.templating import page
from reputation.fields import WholeNumber
from reputation.trust.actions import apply_rules, put_rules_back
from reputation.trust.levels import KINDS, NAMES, Rules, Threshold
from reputation.trust.policy import may_set_rules
from reputation.trust.queries import preview, rules_in_force, rules_used
from reputation.trust.wording import LIMITS, NEEDS

PLACE = "/admin/trust"
MISSING = _("Write a number.")
TAKEN = ("points", *KINDS)
EARNED = tuple(level for level in LEVELS if level > 0)
TABLE = Form(
    **{f"points_{level}": WholeNumber(least=0, most=1_000_000, missing=MISSING) for level in EARNED},
    **{f"{kind}_{level}": WholeNumber(least=0, most=99, missing=MISSING) for level in EARNED for kind in KINDS},
    **{
        f"limit_{name}_{level}": WholeNumber(least=0, most=10_000, required=False)
        for level in LEVELS
        for name in LIMIT_NAMES
    },
    grace_days=WholeNumber(least=1, most=365, missing=MISSING),
    reason=Text(max=300, required=False),
    step=Choice(options=("preview", "apply"), required=False),
    form_key=Text(required=False),
)
WORDS = {
    "names": NAMES,
    "levels": LEVELS,
    "need_words": NEEDS,
    "limit_words": LIMITS,
    "taken": TAKEN,
    "level_heads": [(str(level), "number") for level in LEVELS],
}


async def show(request: Request) -> Response:
    keeper(request)
    async with house(request).database.reading() as session:
        values = {
            "rules": await rules_in_force(session),
            "used": await rules_used(session),
            "nav_items": await admin_nav(request, session),
            "privileges": [(level, [each.label for each in PRIVILEGES if each.level == level]) for level in LEVELS],
        }
    return page(request, "reputation/trust_rules.html", values | WORDS)


async def show_change(request: Request) -> Response:
    keeper(request)
    async with house(request).database.reading() as session:
        rules = await rules_in_force(session)
        nav_items = await admin_nav(request, session)
    values = {"form": TABLE.blank(**as_texts(rules)), "nav_items": nav_items, "shown": None}
    return page(request, "reputation/trust_change.html", values | WORDS)


async def change(request: Request) -> Response:
    """First shows who would rise and who would be warned; applies it when that was seen."""
    actor, data = keeper(request), await read_form(request)
    sub = TABLE.read(data)
    try:
        if sub.ok and first(data, "step") == "apply":
            return await apply(request, actor, sub)
    except Invalid as invalid:
        sub.refuse(invalid)
    async with house(request).database.reading() as session:
        shown = await preview(session, as_rules(sub)) if sub.ok else None
        nav_items = await admin_nav(request, session)
    values = {"form": sub, "nav_items": nav_items, "shown": shown}
    return page(request, "reputation/trust_change.html", values | WORDS, status=200 if sub.ok else 422)


async def apply(request: Request, actor: Actor, sub: Submission) -> Response:
    async with house(request).database.writing() as session, once(session, actor, sub.values["form_key"]) as ticket:
        if not ticket.result:
            await apply_rules(session, actor, as_rules(sub), reason=sub.values["reason"])
            ticket.result = PLACE
    return see_other(request, PLACE, notice=_("The table is in force."))


async def put_back(request: Request) -> Response:
    """The table of an earlier use (or "default", with which it began) is in force again."""
    actor, use = keeper(request), request.path_params["table"]
    if use != "default" and not (use.isascii() and use.isdecimal() and len(use) < 19):
        raise NotThere
    async with house(request).database.writing() as session:
        earlier = None if use == "default" else int(use)
        await put_rules_back(session, actor, earlier, reason=str(_("Put back")))
    return see_other(request, PLACE, notice=_("The table is in force."))


def as_texts(rules: Rules) -> dict[str, str]:
    texts = {f"{name}_{level}": str(getattr(each, name)) for level, each in rules.thresholds.items() for name in TAKEN}
    limits = {
        f"limit_{name}_{level}": "" if getattr(each, name) is None else str(getattr(each, name))
        for level, each in rules.limits.items()
        for name in LIMIT_NAMES
    }
    return texts | limits | {"grace_days": str(rules.grace_days)}


def as_rules(sub: Submission) -> Rules:
    given = sub.values
    return Rules(
        {level: Threshold(**{name: given[f"{name}_{level}"] for name in TAKEN}) for level in EARNED},
        {level: Limits(**{name: given[f"limit_{name}_{level}"] for name in LIMIT_NAMES}) for level in LEVELS},
        given["grace_days"],
    )


def keeper(request: Request) -> Actor:
    """The actor, if there is such a page for them at all."""
    actor = actor_of(request)
    if not may_set_rules(actor):
        raise NotThere
    return actor


ROUTES = [
    Route(PLACE, show, methods=["GET"]),
    Route(PLACE + "/rules", show_change, methods=["GET"]),
    Route(PLACE + "/rules", change, methods=["POST"]),
    Route(PLACE + "/rules/{table}/put-back", put_back, methods=["POST"]),
]
