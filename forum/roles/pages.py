"""The admin's page of who may do what."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from forum.accounts.policy import may_give_roles
from forum.actor import GROUP_VISIBILITIES
from forum.acts import GROUPS, Act, Row, row_of
from forum.categories.policy import may_see
from forum.categories.queries import CategoryRow, visible_categories
from forum.errors import NotThere, Words
from forum.extension import Extension
from forum.i18n import _
from forum.web.admin_menu import admin_nav
from forum.web.house import actor_of, house
from forum.web.slots import fill_slot
from forum.web.templating import page


@dataclass(frozen=True, slots=True)
class Section:
    """Acts that belong together, under their heading."""

    name: str
    heading: Words
    rows: Sequence[Row]


async def show_roles(request: Request) -> Response:
    actor, here = actor_of(request), house(request)
    if not may_give_roles(actor):
        raise NotThere
    async with here.database.reading() as session:
        places = await visible_categories(session, actor)
        values = {
            "sections": sections_of(here.extensions),
            "places": [row_of(Act("reading", named(each), may_see, (each.visibility,))) for each in places],
            "beside": await fill_slot(here, session, actor, "roles", {}),
            "nav_items": await admin_nav(request, session),
        }  # fmt: skip
    return page(request, "forum/roles/table.html", values)


def named(place: CategoryRow) -> Words:
    """The cells are of people outside a group; who is in it reads its categories."""
    is_of_group = place.visibility in GROUP_VISIBILITIES
    return _("%(category)s (people outside its group)", category=place.name) if is_of_group else place.name


def sections_of(extensions: Sequence[Extension]) -> list[Section]:
    """Every act of every package, in the order of the groups."""
    acts = [act for extension in extensions for act in extension.acts]
    return [
        Section(name, heading, [row_of(act) for act in acts if act.group == name]) for name, heading in GROUPS.items()
    ]
