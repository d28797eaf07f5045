"""The form for what people say of the site, and the list for admins."""

from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.accounts.browsers import browser_in_words
from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.errors import Words as Said
from forum.feedback.actions import Words, give_feedback, sort_feedback
from forum.feedback.policy import STATES, may_read_feedback
from forum.feedback.queries import FeedbackRow, feedback_counts, feedback_in
from forum.i18n import _
from forum.web.admin_menu import admin_nav
from forum.web.forms import Check, Email, Form, Hidden, LongText, Submission, first, read_form
from forum.web.house import actor_of, address_of, house
from forum.web.letter_links import reply_link
from forum.web.limits import allow
from forum.web.paging import Cursor
from forum.web.replies import see_other
from forum.web.templating import page

PLACE = "/admin/feedback"
NAMES: dict[str, Said] = {"new": _("New"), "seen": _("Seen"), "done": _("Done")}
FEEDBACK = Form(
    body=LongText(max=5000, missing=_("Please write what you want to tell us.")),
    email=Email(required=False),
    along=Check(),
    page=Hidden(max=500),
    website=Hidden(),
)


async def show_form(request: Request) -> Response:
    return form_page(request, FEEDBACK.blank(page=page_before(request)))


async def give(request: Request) -> Response:
    """What is written into the field that people do not see was written by a program: it is thanked, too."""
    actor, sent = actor_of(request), FEEDBACK.read(await read_form(request))
    if not sent.ok:
        return form_page(request, sent, 422)
    if not sent.values["website"]:
        words = Words(body=sent.values["body"], email=sent.values["email"], **along(request, sent))
        async with house(request).database.writing() as session:
            await allow(session, "feedback", str(actor.id or address_of(request)), times=5, seconds=3600)
            await allow(session, "feedback", "all", times=300, seconds=3600)
            await give_feedback(session, actor, words)
    notice = _("Thank you. Those who run the forum will read it.")
    return see_other(request, sent.values["page"] or "/", notice=notice)


def along(request: Request, sent: Submission) -> dict[str, str]:
    if not sent.values["along"]:
        return {}
    return {"page": sent.values["page"], "browser": str(browser_in_words(request.headers.get("user-agent", "")))}


def page_before(request: Request) -> str:
    """Where on this site the person came from, as far as the browser says so."""
    try:
        parts = urlsplit(request.headers.get("referer", ""))
    except ValueError:
        return ""
    ours = f"{parts.scheme}://{parts.netloc}" in (house(request).settings.base_url, str(request.base_url).rstrip("/"))
    return parts.path + (f"?{parts.query}" if parts.query else "") if ours and parts.path != "/feedback" else ""


def form_page(request: Request, form: Submission, status: int = 200) -> Response:
    browser = browser_in_words(request.headers.get("user-agent", ""))
    return page(request, "forum/feedback/give.html", {"form": form, "browser": browser}, status)


async def list_feedback(request: Request) -> Response:
    actor, state = reader(request), request.query_params.get("state", "new")
    state = state if state in STATES else "new"
    cursor = Cursor.read(request, int)
    async with house(request).database.reading() as session:
        rows, more = await feedback_in(session, actor, state, after=cursor.values[0] if cursor.values else None)
        counts = await feedback_counts(session)
        values: dict[str, Any] = {
            "rows": [(row, reply_url(request, row)) for row in rows],
            "here": state,
            "names": NAMES,
            "tabs_shown": [(f"{PLACE}?state={each}", NAMES[each], counts[each]) for each in STATES],
            "next_url": cursor.next_url(rows[-1].id) if more else None,
            "nav_items": await admin_nav(request, session),
        }
    return page(request, "forum/feedback/list.html", values)


def reply_url(request: Request, row: FeedbackRow) -> str:
    return reply_link(row.email, _("Your feedback on %(name)s", name=house(request).site.name), row.body)


async def sort(request: Request) -> Response:
    actor, state = reader(request), first(await read_form(request), "state") or ""
    async with house(request).database.writing() as session:
        await sort_feedback(session, actor, request.path_params["id"], state)
    back = first(await read_form(request), "back") or "new"
    return see_other(request, f"{PLACE}?state={back if back in STATES else 'new'}", notice=_("Sorted."))


def reader(request: Request) -> Actor:
    """The actor, if there is such a page for them at all."""
    actor = actor_of(request)
    if not may_read_feedback(actor):
        raise NotThere
    return actor


async def how_much_is_new(session: Session) -> str:
    waiting = (await feedback_counts(session))["new"]
    return str(waiting) if waiting else ""


ROUTES = (
    Route("/feedback", show_form, methods=["GET"]),
    Route("/feedback", give, methods=["POST"]),
    Route(PLACE, list_feedback, methods=["GET"]),
    Route(PLACE + "/{id:int}", sort, methods=["POST"]),
)
