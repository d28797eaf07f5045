"""The menu of an admin: the pages that rooms and packages have, in groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request

from forum.database import Session
from forum.errors import Words
from forum.extension import AdminPage
from forum.i18n import _
from forum.web.house import house

GROUPS: Mapping[str, Words] = {
    "first": "",
    "people": _("People"),
    "content": _("Places and content"),
    "moderation": _("Moderation"),
    "articles": _("Articles"),
    "connections": _("Connections"),
    "house": _("The house"),
}
"""In the order of the menu, by their headings; the first has none."""


@dataclass(frozen=True, slots=True)
class Door:
    """The way to one page, with what stands beside its name."""

    page: AdminPage
    mark: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that belong together."""

    name: str
    heading: Words
    doors: Sequence[Door]


async def admin_nav(request: Request, session: Session) -> list[Group]:
    """Every page of an admin that there is now; the one that this page belongs to is marked."""
    pages = [each for extension in house(request).extensions for each in extension.admin_pages]
    here = place_of(request.url.path, pages)
    found: dict[str, list[Door]] = {name: [] for name in GROUPS}
    for each in sorted(pages, key=lambda page: not page.leads):
        mark = "" if each.mark is None else await each.mark(session)
        if mark is not None:
            found[each.group].append(Door(each, mark, each.url == here))
    return [Group(name, GROUPS[name], doors) for name, doors in found.items() if doors]


def place_of(path: str, pages: Sequence[AdminPage]) -> str:
    """The address in the menu under which this path stands; empty for none."""
    above = [each.url for each in pages if f"{path}/".startswith(f"{each.url}/")]
    return max(above, key=len, default="")
