"""The admin's entrance: how the forum stands, what is left to set up, and every page of admins with a line each."""

from starlette.requests import Request
from starlette.responses import Response

from forum.addresses import without_password
from forum.demo.queries import demonstration
from forum.doctor import own_version
from forum.errors import Words
from forum.i18n import _
from forum.threads.queries import thread_count
from forum.web.admin_menu import admin_nav
from forum.web.house import actor_of, house
from forum.web.templating import page
from forum.welcome.pages.checklist import keeper
from forum.welcome.queries import numbers, setup_progress


async def show(request: Request) -> Response:
    keeper(request)
    here = house(request)
    async with here.database.reading() as session:
        values = {
            "nav_items": await admin_nav(request, session),
            "numbers": await numbers(session),
            "threads": await thread_count(session, actor_of(request)),
            "unanswered": await thread_count(session, actor_of(request), "unanswered"),
            "way": await setup_progress(session),
            "demo": await demonstration(session),
            "mail": mail_in_words(request),
            "version": own_version(),
        }
    return page(request, "forum/welcome/entrance.html", values)


def mail_in_words(request: Request) -> Words:
    settings = house(request).settings
    if settings.mail_folder is not None or not settings.smtp_url:
        return _("Mail is written to %(folder)s, not sent", folder=str(settings.mail_folder))
    return _("Mail is sent by %(server)s", server=without_password(settings.smtp_url))
