"""From an exception to the page that a person sees; nothing here ever shows a traceback."""

import logging
import secrets
from typing import Any
from urllib.parse import urlencode, urlsplit

import asyncpg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from forum.errors import Conflict, Invalid, NotThere, ProofNeeded, Refused, SignInNeeded, TooMany
from forum.i18n import _
from forum.logs import told_path
from forum.stores import NoStore
from forum.web.house import house
from forum.web.read_only import closed_page
from forum.web.replies import moved
from forum.web.templating import address_here, page

log = logging.getLogger("talkoot")
AWAY = (
    asyncpg.PostgresConnectionError, asyncpg.CannotConnectNowError, asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError, asyncpg.TooManyConnectionsError, asyncpg.InterfaceError, PoolTimeout,
    asyncpg.InternalClientError,  # what the driver sometimes says when the server ends at that very moment
)  # fmt: skip
LEVELS_PAGE = "/privileges"  # a package's, if it has one
PAGES = {400, 403, 404, 405, 409, 413, 422, 429, 500, 503}  # templates/errors/<status>.html


def fault_page(
    request: Request, status: int, message: Any = None, number: str = "", *, levels_url: str | None = None
) -> Response:
    name = status if status in PAGES else 400
    values = {"message": message, "number": number, "levels_url": levels_url}
    return page(request, f"errors/{name}.html", values, status)


async def not_there(request: Request, _error: Exception) -> Response:
    return fault_page(request, 404)


async def refused(request: Request, error: Exception) -> Response:
    by_level = isinstance(error, Refused) and error.by_level
    return fault_page(request, 403, getattr(error, "message", None), levels_url=levels_page(request, by_level))


def levels_page(request: Request, by_level: bool) -> str | None:
    """The page on trust levels, where there is one and the refusal has to do with them."""
    return LEVELS_PAGE if by_level and house(request).has_place(LEVELS_PAGE) else None


async def conflict(request: Request, error: Exception) -> Response:
    return fault_page(request, 409, getattr(error, "message", None))


async def invalid(request: Request, error: Exception) -> Response:
    """A refusal that no form caught, for instance of a button's hidden field: said as a page."""
    messages = error.errors.values() if isinstance(error, Invalid) else ()
    return fault_page(request, 422, next(iter(messages), None))


async def too_many(request: Request, error: Exception) -> Response:
    message = error.message if isinstance(error, TooMany) else None
    response = fault_page(request, 429, message, levels_url=levels_page(request, message is not None))
    response.headers["retry-after"] = str(error.retry_after if isinstance(error, TooMany) else 60)
    return response


async def sign_in_needed(request: Request, _error: Exception) -> Response:
    return RedirectResponse("/sign-in?" + urlencode({"next": wanted(request)}), 303)


async def proof_needed(request: Request, _error: Exception) -> Response:
    return RedirectResponse("/sign-in/again?" + urlencode({"next": wanted(request)}), 303)


def wanted(request: Request) -> str:
    return address_here(request) if request.method != "POST" else page_before(request)


def page_before(request: Request) -> str:
    """The page on which a button was pressed, as an address of ours: browsers give it with the host."""
    before = urlsplit(request.headers.get("referer", "/"))
    return f"{before.path}?{before.query}" if before.query else before.path


async def http_fault(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 400
    if status == 404 and request.method in ("GET", "HEAD") and request.url.path.endswith("/"):
        return without_slash(request)
    response = fault_page(request, status)
    response.headers.update(getattr(error, "headers", None) or {})
    return response


def without_slash(request: Request) -> Response:
    """To the same address as it is spelled here. The router would redirect to whatever host the request claims."""
    path = "/" + request.url.path.strip("/")
    return moved(f"{path}?{request.url.query}" if request.url.query else path)


async def unexpected(request: Request, error: Exception) -> Response:
    """A fault of ours: logged with a number that the person can quote. What middleware raises comes here too, past the
    handlers below, so a database that is away is recognised once more."""
    if isinstance(error, (ConnectionError, *AWAY)) or (isinstance(error, DBAPIError) and is_away(error)):
        return await unavailable(request, error)
    number = secrets.token_hex(4)
    log.error("fault %s at %s %s", number, request.method, told_path(request.url.path), exc_info=error)
    return fault_page(request, 500, number=number)


async def unavailable(request: Request, error: Exception) -> Response:
    """The database is away: say so, keep the door open."""
    log.warning("database away at %s %s: %r", request.method, told_path(request.url.path), error)
    response = fault_page(
        request,
        503,
        _("The forum cannot reach its database. Your text is not lost: go back and try again in a moment."),
    )
    response.headers["retry-after"] = "5"
    return response


async def store_away(request: Request, error: Exception) -> Response:
    log.warning("store away at %s %s: %s", request.method, told_path(request.url.path), error)
    words = _("What is kept there cannot be reached at the moment. Please try again soon.")
    response = fault_page(request, 503, words)
    response.headers["retry-after"] = "30"
    return response


async def refuses_writes(request: Request, error: BaseException) -> Response | None:
    """The page for a database that takes no writes, if that is why; from now on nobody tries for a while."""
    site = house(request).site
    if isinstance(error, asyncpg.DiskFullError):
        site.note_refusal("disk")
    elif isinstance(error, asyncpg.ReadOnlySQLTransactionError) and request.method != "GET":
        site.note_refusal("database")
    else:
        return None
    log.error("writes are refused at %s %s: %s", request.method, told_path(request.url.path), error)
    return closed_page(request)


async def database_fault(request: Request, error: Exception) -> Response:
    """SQLAlchemy wraps what the driver raised; below it may be the same news: nobody answers there."""
    cause = error.orig.__cause__ if isinstance(error, DBAPIError) and error.orig else error
    if cause is not None and (refusal := await refuses_writes(request, cause)):
        return refusal
    if isinstance(error, DBAPIError) and is_away(error):
        return await unavailable(request, error)
    return await unexpected(request, error)


def is_away(error: DBAPIError) -> bool:
    cause = error.orig.__cause__ if error.orig else None
    return error.connection_invalidated or isinstance(cause, (ConnectionError, *AWAY))


async def gone(_request: Request, _error: Exception) -> Response:
    """Whoever asked went away, or took too long to send: nobody reads this."""
    return Response(status_code=400)


FAULTS: dict[Any, Any] = {
    NotThere: not_there,
    Refused: refused,
    Conflict: conflict,
    Invalid: invalid,
    TooMany: too_many,
    SignInNeeded: sign_in_needed,
    ProofNeeded: proof_needed,
    HTTPException: http_fault,
    ClientDisconnect: gone,
    ConnectionError: unavailable,
    NoStore: store_away,
    **dict.fromkeys(AWAY, unavailable),
    DBAPIError: database_fault,
    asyncpg.DiskFullError: database_fault,
    asyncpg.ReadOnlySQLTransactionError: database_fault,
    Exception: unexpected,
}
