"""The admin's pages of people and their roles."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.accounts.actions import set_roles
from forum.accounts.pages.second import need_proof
from forum.actor import ROLES, Actor
from forum.database import Session
from forum.errors import Invalid, NotThere, Words
from forum.i18n import _
from forum.people.policy import may_list_people
from forum.people.queries import PersonRow, people_found, person_of_id
from forum.web.admin_menu import admin_nav
from forum.web.forms import Submission, read_form
from forum.web.house import actor_of, house
from forum.web.paging import Cursor
from forum.web.replies import see_other
from forum.web.templating import page

PLACE = "/admin/people"


@dataclass(frozen=True, slots=True)
class RoleWords:
    """A role as the form shows it."""

    name: str
    label: Words
    hint: Words


ROLE_WORDS = (
    RoleWords("moderator", _("Moderator"), _("Reviews what was flagged or held, hides, locks, warns and suspends.")),
    RoleWords("kb_editor", _("Editor"), _("Turns what is asked again and again into articles.")),
    RoleWords("admin", _("Admin"), _("May do everything, and gives roles.")),
)


async def list_people(request: Request) -> Response:
    admin(request)
    words = " ".join(request.query_params.get("q", "").split())[:100]
    role = request.query_params.get("role", "")
    role = role if role in ROLES else ""
    cursor = Cursor.read(request, int)
    async with house(request).database.reading() as session:
        found = await people_found(session, words, role, after=cursor.values[0] if cursor.values else None)
        nav_items = await admin_nav(request, session)
    values = {
        "people": found.rows,
        "now": session.now,
        "words": words,
        "role": role,
        "roles": ROLE_WORDS,
        "next_url": cursor.next_url(found.next) if found.next else None,
        "nav_items": nav_items,
    }
    return page(request, "forum/people/list.html", values)


async def show_person(request: Request) -> Response:
    admin(request)
    async with house(request).database.reading() as session:
        person = await person_of_id(session, request.path_params["id"])
        return await shown(request, session, person, Submission())


async def give_roles(request: Request) -> Response:
    """The boxes that are ticked are the roles; all others go."""
    actor = admin(request)
    await need_proof(request)
    wanted = (await read_form(request)).get("roles", [])
    user_id = request.path_params["id"]
    try:
        async with house(request).database.writing() as session:
            person = await person_of_id(session, user_id)
            await set_roles(session, actor, user_id, [role for role in ROLES if role in wanted])
        return see_other(request, f"{PLACE}/{user_id}", notice=_("Roles saved. They are felt at once."))
    except Invalid as invalid:
        async with house(request).database.reading() as session:
            return await shown(request, session, person, Submission().refuse(invalid), status=422)


async def shown(
    request: Request, session: Session, person: PersonRow, form: Submission, *, status: int = 200
) -> Response:
    values: dict[str, Any] = {
        "person": person,
        "form": form,
        "roles": ROLE_WORDS,
        "standing": standing(person, session.now),
        "nav_items": await admin_nav(request, session),
    }
    return page(request, "forum/people/edit.html", values, status=status)


def standing(person: PersonRow, now: datetime) -> list[tuple[Words, datetime]]:
    until = ((_("Suspended until"), person.suspended_until), (_("Silenced until"), person.silenced_until))
    return [(words, moment) for words, moment in until if moment is not None and moment > now]


def admin(request: Request) -> Actor:
    """The actor, if there are such pages for them at all."""
    actor = actor_of(request)
    if not may_list_people(actor):
        raise NotThere
    return actor
