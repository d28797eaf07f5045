"""The admin's entrance: how the forum stands, what is left to set up, and every page of admins with a line each."""

import re

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from forum.addresses import without_password
from forum.demo.queries import demonstration
from forum.doctor import own_version
from forum.errors import Words
from forum.extension import AdminPage
from forum.i18n import _
from forum.threads.queries import thread_count
from forum.web.house import actor_of, house
from forum.web.slots import admin_nav
from forum.web.templating import page
from forum.welcome.pages.checklist import keeper
from forum.welcome.queries import numbers, setup_progress

HREF = re.compile(r'href="([^"]+)"')


async def show(request: Request) -> Response:
    keeper(request)
    here = house(request)
    pages = [each for extension in here.extensions for each in extension.admin_pages]
    async with here.database.reading() as session:
        nav_items = await admin_nav(request, session)
        values = {
            "nav_items": nav_items,
            "pages": pages,
            "others": others(nav_items, pages),
            "numbers": await numbers(session),
            "threads": await thread_count(session, actor_of(request)),
            "unanswered": await thread_count(session, actor_of(request), "unanswered"),
            "way": await setup_progress(session),
            "demo": await demonstration(session),
            "mail": mail_in_words(request),
            "version": own_version(),
        }
    return page(request, "forum/welcome/entrance.html", values)


def others(nav_items: list[Markup], pages: list[AdminPage]) -> list[Markup]:
    """Doors of packages that have given no line for the index."""
    known = {each.url for each in pages}
    return [item for item in nav_items if not known & set(HREF.findall(item))]


def mail_in_words(request: Request) -> Words:
    settings = house(request).settings
    if settings.mail_folder is not None or not settings.smtp_url:
        return _("Mail is written to %(folder)s, not sent", folder=str(settings.mail_folder))
    return _("Mail is sent by %(server)s", server=without_password(settings.smtp_url))
