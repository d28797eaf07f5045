"""What went wrong, as `application/problem+json` (RFC 9457), in the words that pages use."""

import json
import logging
from typing import Any

from sqlalchemy.exc import DBAPIError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response

from forum.errors import Conflict, Invalid, NotThere, ProofNeeded, Refused, SignInNeeded, TooMany, Words
from forum.i18n import Message, _
from forum.web.faults import AWAY, is_away

API = "/api/v1/"
log = logging.getLogger("talkoot")
TITLES: dict[int, Message] = {
    400: _("This request makes no sense."),
    401: _("A token is needed."),
    403: _("You may not do that."),
    404: _("There is nothing here."),
    405: _("This address does not know this method."),
    409: _("Somebody else was faster."),
    412: _("It has changed since you read it."),
    413: _("That is too large."),
    415: _("Send JSON, please."),
    422: _("Something in it has to be changed."),
    428: _("Say in If-Match which version you have read."),
    429: _("That was a lot at once. Please wait a while."),
    500: _("Something went wrong on our side."),
    503: _("The forum cannot reach its database."),
}
CODES = {
    400: "bad-request", 401: "token-needed", 403: "refused", 404: "not-there", 405: "method", 409: "conflict",
    412: "changed", 413: "too-large", 415: "not-json", 422: "invalid", 428: "version-needed", 429: "too-many",
    500: "fault", 503: "away",
}  # fmt: skip
UNSEEN = _("There is nothing here that you may see.")


class NoToken(Exception):
    """A token that does not count, or none where one is needed; says why."""

    def __init__(self, message: Words):
        self.message = message


def problem(status: int, detail: Words | None, request_id: str, *, errors: dict[str, Words] | None = None) -> Response:
    """`errors` are the fields and what is wrong with each."""
    status = status if status in TITLES else 400
    values: dict[str, Any] = {
        "type": f"/api#{CODES[status]}", "title": str(TITLES[status]), "status": status,
        "detail": str(detail or TITLES[status]), "request_id": request_id,
        "errors": [{"field": name, "message": str(words)} for name, words in (errors or {}).items()],
    }  # fmt: skip
    return Response(json.dumps(values, ensure_ascii=False), status, media_type="application/problem+json")


def problem_of(error: BaseException, request_id: str, *, versioned: bool = False) -> Response:
    """The answer to a request that ended so; what nobody foresaw is logged under the id of the request."""
    if isinstance(error, Invalid):
        return problem(422, next(iter(error.errors.values()), None), request_id, errors=error.errors)
    if isinstance(error, TooMany):
        reply = problem(429, error.message, request_id)
        reply.headers["retry-after"] = str(error.retry_after)
        return reply
    if isinstance(error, NoToken | SignInNeeded):
        reply = problem(401, getattr(error, "message", None), request_id)
        reply.headers["www-authenticate"] = 'Bearer realm="talkoot"'
        return reply
    if isinstance(error, HTTPException):
        told = error.detail if error.status_code == 400 and error.detail != "Bad Request" else None
        reply = problem(error.status_code, told, request_id)
        reply.headers.update(error.headers or {})
        return reply
    return simple(error, request_id, versioned=versioned)


def simple(error: BaseException, request_id: str, *, versioned: bool) -> Response:
    if isinstance(error, NotThere):
        return problem(404, UNSEEN, request_id)
    if isinstance(error, Refused | ProofNeeded):
        return problem(403, getattr(error, "message", None), request_id)
    if isinstance(error, Conflict):
        return problem(412 if versioned else 409, error.message, request_id)
    if isinstance(error, ClientDisconnect):
        return problem(400, None, request_id)
    if isinstance(error, (ConnectionError, *AWAY)) or (isinstance(error, DBAPIError) and is_away(error)):
        log.warning("database away at request %s: %r", request_id, error)
        reply = problem(503, None, request_id)
        reply.headers["retry-after"] = "5"
        return reply
    log.error("fault at request %s", request_id, exc_info=error)
    return problem(500, None, request_id)
