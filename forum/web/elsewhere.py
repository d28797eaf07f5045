"""Visitors' pages are read from the replica, and from the primary where the replica has not heard of something yet."""

import logging

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from forum.replica import Replica, reading_for_visitors
from forum.web.cache import visitors_headers

WROTE = b"wrote=1"
log = logging.getLogger("talkoot")


class FromReplica:
    """Behind the page cache. Who has just sent a form reads the primary, told by a cookie that ends by itself."""

    def __init__(self, app: ASGIApp, replica: Replica):
        self.app, self.replica = app, replica
        self.mark = WROTE + b"; Max-Age=%d; Path=/; HttpOnly; SameSite=Lax" % (self.replica.bound + 2)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in ("GET", "HEAD", "OPTIONS"):
            await self.app(scope, receive, self.marking(send))
        elif not self.may_read(scope) or not await self.answered(scope, receive, send):
            await self.app(scope, receive, send)

    def may_read(self, scope: Scope) -> bool:
        asked = visitors_headers(scope) if self.replica.is_fresh else None
        return asked is not None and WROTE not in asked.get(b"cookie", b"")

    async def answered(self, scope: Scope, receive: Receive, send: Send) -> bool:
        """False where nothing was sent, since the replica knew nothing good to say."""
        missed = False

        async def hear(message: Message) -> None:
            nonlocal missed
            missed = missed or (message["type"] == "http.response.start" and message["status"] >= 400)
            if not missed:
                await send(message)

        with reading_for_visitors():
            try:
                await self.app(dict(scope), receive, hear)
            except Exception as wrong:
                if not missed:
                    raise
                log.info("A page could not be read from the replica: %r", wrong)
        return not missed

    def marking(self, send: Send) -> Send:
        async def hear(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], (b"set-cookie", self.mark)]}
            await send(message)

        return hear
