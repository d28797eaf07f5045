"""The admin's page of jobs: what waits, what failed and why, and buttons to try it again."""

import os

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.doctor import findings
from forum.errors import NotThere
from forum.i18n import _, n_
from forum.jobs.actions import delete_job, retry_all_jobs, retry_job
from forum.jobs.metrics import METRICS
from forum.jobs.policy import may_keep_jobs
from forum.jobs.queries import HELD_A_PAGE, failing_listeners, held_jobs, queue_sizes, refusals, schedule_states
from forum.jobs.wording import LIMITS
from forum.web.admin_menu import admin_nav
from forum.web.house import actor_of, house
from forum.web.paging import Cursor
from forum.web.replies import see_other
from forum.web.templating import page

PLACE, DOCTOR, REFUSED = "/admin/jobs", "/admin/health", "/admin/limits"

# What a shell calls by its English name.
PARTS = {
    "Address": _("Address"), "Backups": _("Backups"), "Clock": _("Clock"), "Disk": _("Disk"),
    "Durability": _("Durability"), "Jobs": _("Jobs"), "Key": _("Key of the forum"), "Mail": _("Mail"),
    "Pictures": _("Pictures"), "Schema": _("Tables"), "Search": _("Search"), "Settings": _("Settings"),
    "Workers": _("Workers"),
}  # fmt: skip


async def show_jobs(request: Request) -> Response:
    keeper(request)
    cursor = Cursor.read(request, int)
    names = [schedule.name for extension in house(request).extensions for schedule in extension.schedules]
    async with house(request).database.reading() as session:
        held = await held_jobs(session, cursor.values[0] if cursor.values else None, HELD_A_PAGE + 1)
        values = {
            "held": held[:HELD_A_PAGE],
            "next_url": cursor.next_url(held[HELD_A_PAGE - 1].id) if len(held) > HELD_A_PAGE else None,
            "sizes": await queue_sizes(session),
            "failing": await failing_listeners(session),
            "schedules": await schedule_states(session, names),
            "nav_items": await admin_nav(request, session),
        }
    return page(request, "forum/jobs/jobs.html", values)


async def show_health(request: Request) -> Response:
    """What `talkoot doctor` says, of the machine and the settings that serve this page."""
    keeper(request)
    found = [each async for each in findings(house(request).settings, dict(os.environ))]
    async with house(request).database.reading() as session:
        nav_items = await admin_nav(request, session)
    return page(request, "forum/jobs/health.html", {"findings": found, "parts": PARTS, "nav_items": nav_items})


async def show_limits(request: Request) -> Response:
    """Who was refused what because it was too often."""
    keeper(request)
    async with house(request).database.reading() as session:
        values = {"rows": await refusals(session), "nav_items": await admin_nav(request, session)}
    return page(request, "forum/jobs/limits.html", {**values, "words": LIMITS})


async def retry(request: Request) -> Response:
    async with house(request).database.writing() as session:
        await retry_job(session, keeper(request), request.path_params["id"])
    return see_other(request, PLACE, notice=_("It will be tried again now."))


async def retry_all(request: Request) -> Response:
    async with house(request).database.writing() as session:
        count = await retry_all_jobs(session, keeper(request))
    words = n_("%(count)s job will be tried again now.", "%(count)s jobs will be tried again now.", count)
    return see_other(request, PLACE, notice=words)


async def delete(request: Request) -> Response:
    async with house(request).database.writing() as session:
        await delete_job(session, keeper(request), request.path_params["id"])
    return see_other(request, PLACE, notice=_("Job deleted."))


def keeper(request: Request) -> Actor:
    """The actor, if there is such a page for them at all."""
    actor = actor_of(request)
    if not may_keep_jobs(actor):
        raise NotThere
    return actor


ROUTES = (
    METRICS,
    Route(REFUSED, show_limits, methods=["GET"]),
    Route(DOCTOR, show_health, methods=["GET"]),
    Route(PLACE, show_jobs, methods=["GET"]),
    Route(PLACE + "/retry", retry_all, methods=["POST"]),
    Route(PLACE + "/{id:int}/retry", retry, methods=["POST"]),
    Route(PLACE + "/{id:int}/delete", delete, methods=["POST"]),
)
