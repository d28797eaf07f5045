"""The menu of an admin: one list of pages, in groups, with the page where one is marked."""

import re

import pytest
from starlette.routing import Route

from forum.extension import AdminPage, gather
from forum.web.admin_menu import GROUPS, place_of
from tests.support.cast import Cast

PACKAGES = ("moderation", "reputation", "kb_bridge")
EXTENSIONS = gather(PACKAGES)
PAGES = [page for extension in EXTENSIONS for page in extension.admin_pages]


def test_every_page_stands_once_and_in_a_group_with_a_heading() -> None:
    assert len({page.url for page in PAGES}) == len(PAGES)
    assert {page.group for page in PAGES} == set(GROUPS)


def test_no_page_of_admins_is_left_out_of_their_menu() -> None:
    routes = [route for extension in EXTENSIONS for route in extension.routes if isinstance(route, Route)]
    addresses = {route.path for route in routes if "GET" in (route.methods or ())}
    lists = {path for path in addresses if re.fullmatch(r"/admin/[a-z-]+", path)}
    assert lists - {page.url for page in PAGES} == set()


@pytest.mark.parametrize(
    "path, place",
    [("/admin/trust", "/admin/trust"), ("/admin/trust/7", "/admin/trust"), ("/admin/trusty", ""), ("/admin", "")],
)
def test_a_page_below_belongs_to_the_one_in_the_menu(path: str, place: str) -> None:
    assert place_of(path, [AdminPage("/admin/trust", "", "")]) == place


async def test_an_admin_sees_the_groups_and_where_they_are(client_as, people: Cast) -> None:
    admin = await client_as(await people.ada())
    shown = (await admin.get("/admin/synonyms")).text
    assert re.findall(r'<h2 id="menu-([a-z]+)"', shown) == [name for name in GROUPS if GROUPS[name]]
    assert re.search(r'<a href="/admin/synonyms" aria-current="page">', shown)
    assert shown.count('aria-current="page"') == 1
    assert "/admin/demo" not in shown
