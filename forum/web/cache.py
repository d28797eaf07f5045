"""Pages for visitors, kept for two seconds in front of everything else: most who read a busy page get the same bytes.

Only what `public_page` has shared is kept, for requests without a login, a notice or an Authorization, one version for
each language. A write of this process makes everything out of date at once, also what is being made meanwhile; a write
of another process as soon as its hint comes (forum/live/wire.py), or when the two seconds are over. (The road not
taken: each write says which pages it touches. One would be forgotten.) Browsers ask again each time and mostly hear
that nothing has changed.
"""

import asyncio
import logging
from collections import OrderedDict
from time import monotonic

from starlette.requests import Request, cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from forum.i18n import language_tag, locale_of
from forum.logs import told_path
from forum.web.ahead import is_ahead
from forum.web.kept_page import KeptPage, Then

log = logging.getLogger("talkoot")
FRESH = 2.0  # seconds
LARGEST, MOST_BYTES, LONGEST_QUERY = 512_000, 32_000_000, 500
SHARED = "talkoot.shared"  # in the scope: a list, to which `share` adds
ASKED = frozenset(b"cookie authorization accept-language accept-encoding if-none-match user-agent".split())
PERSONAL_COOKIES = (b"talkoot", b"flash")  # a login or a notice; looked for anywhere in the header, to be sure
Key = tuple[str, bytes, str]


def share(request: Request, then: Then | None = None) -> None:
    """The answer to this request is the same for all visitors of its language; `then` runs for each later one."""
    request.scope.get(SHARED, []).append(then)


class PageCache:
    """The outermost layer of the app."""

    def __init__(self, app: ASGIApp, languages: tuple[str, ...]):
        self.app, self.languages = app, languages
        self.kept: OrderedDict[Key, KeptPage] = OrderedDict()  # what is out of date, too: it may come out the same
        self.coming: dict[Key, asyncio.Future[KeptPage | None]] = {}
        self.size = self.writes = 0

    def forget(self) -> None:
        """Something was written: who asks from now on gets nothing that was read before."""
        self.writes += 1
        self.coming = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = visitors_headers(scope)
        if asked is None:
            await self.app(scope, receive, send)
            return
        key = (scope["path"], scope["query_string"], self.language(asked))
        page = self.kept.get(key)
        if page is not None and not (page.writes == self.writes and monotonic() < page.until):
            page = await asyncio.shield(self.coming[key]) if key in self.coming else None
        if page is not None:
            await page.answer(asked, scope, send)
            await served(page, scope, asked)
        elif scope["method"] == "GET":
            await Taking(self, key, asked=asked).answer(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def language(self, asked: dict[bytes, bytes]) -> str:
        cookie = asked.get(b"cookie", b"").decode("latin-1")
        wanted = cookie_parser(cookie).get("locale", "") if "locale" in cookie else ""
        return locale_of(wanted, asked.get(b"accept-language", b"").decode("latin-1"), self.languages)

    def keep(self, key: Key, page: KeptPage) -> None:
        """`page` is served from now on, and what was not asked for longest makes room."""
        before = self.kept.pop(key, None)
        self.size += page.size - (before.size if before else 0)
        self.kept[key] = page
        while self.size > MOST_BYTES:
            self.size -= self.kept.popitem(last=False)[1].size


class Taking:
    """Listens to an answer while it is made, and keeps it where it was shared."""

    def __init__(self, cache: PageCache, key: Key, *, asked: dict[bytes, bytes]):
        self.cache, self.key, self.asked = cache, key, asked
        self.writes, self.began = cache.writes, monotonic()
        self.start: Message | None = None
        self.body = b""

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope, self.send = scope, send
        scope[SHARED] = []
        self.awaited: asyncio.Future[KeptPage | None] = asyncio.get_running_loop().create_future()
        if self.key in self.cache.kept:  # only then is it likely to be shared again, and others may wait for it
            self.cache.coming[self.key] = self.awaited
        try:
            await self.cache.app(scope, receive, self.hear)
        finally:
            self.tell(None)

    def tell(self, page: KeptPage | None) -> None:
        if not self.awaited.done():
            self.awaited.set_result(page)
        if self.cache.coming.get(self.key) is self.awaited:
            del self.cache.coming[self.key]

    async def hear(self, message: Message) -> None:
        if message["type"] == "http.response.start" and self.may_be_kept(message):
            self.start = message
        elif self.start is None:
            self.tell(None)
            await self.send(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self.taken().answer(self.asked, self.scope, self.send)

    def may_be_kept(self, start: Message) -> bool:
        headers = dict(start["headers"])
        fits = b"set-cookie" not in headers and headers.get(b"content-language") == language_tag(self.key[2]).encode()
        return fits and start["status"] == 200 and bool(self.scope[SHARED])

    def taken(self) -> KeptPage:
        assert self.start is not None  # noqa: S101 - hear() has it
        page, before = KeptPage(self.start["headers"], self.body), self.cache.kept.get(self.key)
        if len(self.body) <= LARGEST and self.writes == self.cache.writes:
            if before is not None and before.tag == page.tag:
                page = before  # which may be packed already
            page.then, page.until, page.writes = self.scope[SHARED][-1], self.began + FRESH, self.writes
            self.cache.keep(self.key, page)
        self.tell(page)
        return page


def visitors_headers(scope: Scope) -> dict[bytes, bytes] | None:
    """The headers that matter here; None for what is not a visitor's reading, or where one of them stands twice."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or len(scope["query_string"]) > LONGEST_QUERY:
        return None
    given = [each for each in scope["headers"] if each[0] in ASKED]
    asked: dict[bytes, bytes] = dict(given)
    cookie = asked.get(b"cookie", b"")
    if len(asked) < len(given) or b"authorization" in asked or any(each in cookie for each in PERSONAL_COOKIES):
        return None
    return asked


async def served(page: KeptPage, scope: Scope, asked: dict[bytes, bytes]) -> None:
    """Runs what follows, for each reader once; a failure there is nobody's trouble, since the page has been sent."""
    if is_ahead(Request(scope)):
        return
    if page.then is not None and scope["method"] == "GET" and page.is_new_to(scope["client"], asked.get(b"user-agent")):
        try:
            await page.then(Request(scope))
        except Exception:
            log.exception("after a kept page was sent: %s", told_path(scope["path"]))
