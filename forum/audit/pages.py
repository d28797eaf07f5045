"""The admin's page of what staff did, and the same as CSV and JSON."""

from collections.abc import Sequence
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from forum.actor import Actor
from forum.audit.narrowing import Narrowing, narrowed
from forum.audit.policy import may_audit
from forum.audit.queries import Wanted, all_deeds, deeds, id_of
from forum.audit.sheet import as_csv, as_json
from forum.audited import KINDS, Audited
from forum.database import Session
from forum.errors import NotThere
from forum.i18n import _
from forum.web.admin_menu import admin_nav
from forum.web.house import actor_of, house
from forum.web.paging import Cursor
from forum.web.templating import page

PLACE = "/admin/audit"
LINES = 50


async def show_log(request: Request) -> Response:
    actor, cursor = reader(request), Cursor.read(request, int)
    after = cursor.values[0] if cursor.values else None
    async with house(request).database.reading() as session:
        asked, wanted = await asked_for(request, session)
        found = []
        if not asked.errors:
            known = audited_here(request)
            found = await deeds(session, actor, known, wanted=wanted, after=after, most=LINES + 1)
        nav_items = await admin_nav(request, session)
    values = {
        "rows": found[:LINES], "kinds": KINDS, "asked": asked, "is_further": after is not None, "nav_items": nav_items,
        "next_url": cursor.next_url(found[LINES - 1].id) if len(found) > LINES else None,
    }  # fmt: skip
    return page(request, "forum/audit/log.html", values, status=422 if asked.errors else 200)


async def send_csv(request: Request) -> Response:
    return await sent(request, "csv")


async def send_json(request: Request) -> Response:
    return await sent(request, "json")


async def sent(request: Request, kind: str) -> Response:
    """What the page shows with this address, and all further pages of it, while it is read."""
    actor, here = reader(request), house(request)
    async with here.database.reading() as session:
        asked, wanted = await asked_for(request, session)
    if asked.errors:
        raise NotThere
    steps = all_deeds(here.database, actor, audited_here(request), wanted)
    text = (as_csv if kind == "csv" else as_json)(steps, here.settings.base_url)
    headers = {"content-disposition": f'attachment; filename="audit.{kind}"', "cache-control": "no-store"}
    return StreamingResponse(text, media_type="text/csv" if kind == "csv" else "application/json", headers=headers)


async def asked_for(request: Request, session: Session) -> tuple[Narrowing, Wanted]:
    """A name that nobody has is wrong, so that an empty list never means a slip of the pen."""
    asked = narrowed(request.query_params, actor_of(request).time_zone)
    ids = {name: await id_of(session, asked.raw[name]) if asked.raw[name] else None for name in ("who", "about")}
    wrong = {name: _("Nobody has this name.") for name in ids if asked.raw[name] and ids[name] is None}
    asked = replace(asked, errors={**asked.errors, **wrong})
    return asked, Wanted(ids["who"], asked.raw["kind"], ids["about"], asked.since, asked.until)


def audited_here(request: Request) -> Sequence[Audited]:
    return [each for extension in house(request).extensions for each in extension.audited]


def reader(request: Request) -> Actor:
    """The page is not there for anybody else."""
    actor = actor_of(request)
    if not may_audit(actor):
        raise NotThere
    return actor


ROUTES = (
    Route(PLACE, show_log, methods=["GET"]),
    Route(f"{PLACE}.csv", send_csv, methods=["GET"]),
    Route(f"{PLACE}.json", send_json, methods=["GET"]),
)
