"""Each request has a number, is counted and timed, and has a line of its own in a JSON log: no query, no token."""

import logging
import secrets
from time import monotonic

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from forum.logs import request_number, told_path

REGISTRY = CollectorRegistry()
REQUESTS = Counter("talkoot_requests_total", "Answered requests.", ("method", "status"), registry=REGISTRY)
SECONDS = Histogram(
    "talkoot_request_seconds", "How long an answer took.", registry=REGISTRY,
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)  # fmt: skip
GOING_ON = Gauge("talkoot_requests_going_on", "Requests being answered.", registry=REGISTRY)
METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))
log = logging.getLogger("talkoot.requests")


class Counted:
    """In front of everything, kept pages too; `each` logs a line for every request."""

    def __init__(self, app: ASGIApp, *, each: bool):
        self.app, self.each = app, each

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        number, began, status = secrets.token_hex(8), monotonic(), 500

        async def send_with_number(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message.get("headers", ()), (b"x-request-id", number.encode())]}
            await send(message)

        before = request_number.set(number)
        GOING_ON.inc()
        try:
            await self.app(scope, receive, send_with_number)
        finally:
            GOING_ON.dec()
            self.note(scope, status, monotonic() - began)
            request_number.reset(before)

    def note(self, scope: Scope, status: int, seconds: float) -> None:
        method = scope["method"] if scope["method"] in METHODS else "OTHER"
        REQUESTS.labels(method, str(status)).inc()
        SECONDS.observe(seconds)
        if self.each:
            told = {
                "method": method,
                "path": told_path(scope["path"]),
                "status": status,
                "ms": round(seconds * 1000, 1),
            }
            log.info("request", extra=told)
