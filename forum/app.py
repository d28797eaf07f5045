"""create_app(settings): the frame, the rooms of the core and the packages named in settings, as one Starlette app."""

import asyncio
import re
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount
from starlette.types import Receive, Scope, Send

from forum.accounts.pages.stronger import Stronger
from forum.accounts.queries import actor_by_login
from forum.api.actions import bearer_by_token
from forum.bus import Bus
from forum.catalogues import add_catalogues
from forum.database import Database
from forum.extension import Extension, Slot, Stream, gather
from forum.replica import Replica
from forum.settings import Settings
from forum.videos import origins
from forum.web.admission import Admission
from forum.web.api.door import LARGEST_UPLOAD, Door, endpoints_of
from forum.web.api.problems import API
from forum.web.asgi import SameOrigin, Sanity, SecurityHeaders
from forum.web.bodies import MOST_BYTES
from forum.web.cache import PageCache
from forum.web.counted import Counted
from forum.web.elsewhere import FromReplica
from forum.web.faults import FAULTS
from forum.web.files import MarkedFiles
from forum.web.first_words import FirstWords
from forum.web.health import ROUTES as HEALTH
from forum.web.house import House
from forum.web.read_only import ReadOnly
from forum.web.sessions import SignIn
from forum.web.site import site_of
from forum.web.templating import make_environment, use_environment

# Providers tell that somebody signed out there, and one sends its answers by a form: both are signed, or compared with
# what we kept. Mail services press the one-click unsubscribe button from their own servers: those links are signed (RFC
# 8058). They bring letters, too, and prove it with a key.
# The API knows nobody by what a browser sends by itself.
FROM_ELSEWHERE = (API, "/unsubscribe/", "/mail/in", "/sign-in/back/", "/sign-in/signed-out/")


def create_app(settings: Settings, database: Database | None = None) -> "Forum":
    """The forum as an ASGI app; `database` is given by tests, else made from settings.database_url."""
    here = build_house(settings, database)
    app = Forum(
        routes=routes_of(here.extensions),
        middleware=[
            Middleware(
                SecurityHeaders, https=settings.base_url.startswith("https://"), frames=origins(settings.video_hosts)
            ),
            Middleware(Sanity),
            Middleware(Admission, connections=settings.pool_size),
            Middleware(SignIn, load_actor=actor_by_login),
            Middleware(Stronger),
            Middleware(SameOrigin, base_url=settings.base_url, exempt=FROM_ELSEWHERE),
            Middleware(ReadOnly),
        ],
        exception_handlers=FAULTS,
        lifespan=closing(here),
        max_body_size=MOST_BYTES,
    )
    app.router.redirect_slashes = False  # faults.py does, without asking the request for its host
    app.router.middleware_stack = FirstWords(app.router)
    app.state.house = here
    replica = here.database.replica
    behind = FromReplica(app.without_cache, replica) if replica is not None else app.without_cache
    app.pages = PageCache(behind, settings.languages)
    app.counted = Counted(app.pages, each=settings.log_format == "json")
    app.streams = {path: opened(here) for each in here.extensions for path, opened in each.streams.items()}
    here.bus.keepers.append(app.pages.forget)
    return app


class Forum(Starlette):
    """Starlette with kept pages in front of it, and beside it what streams."""

    pages: PageCache
    counted: Counted
    streams: Mapping[str, Stream] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["app"] = self
        stream = self.streams.get(scope.get("path", ""))
        await (stream or self.counted)(scope, receive, send)

    async def without_cache(self, scope: Scope, receive: Receive, send: Send) -> None:
        await super().__call__(scope, receive, send)


def build_house(settings: Settings, database: Database | None = None) -> House:
    """Everything that pages, workers and commands share."""
    extensions = gather(settings.packages)
    add_catalogues(settings.packages)
    bus = Bus(extensions, settings)
    if database is None:
        if settings.database_url is None:
            raise ValueError(
                "create_app needs settings.database_url: the commands fill it in for the embedded PostgreSQL"
            )
        database = Database(
            settings.database_url,
            bus,
            pool_size=settings.pool_size,
            pooled=settings.direct_url != settings.database_url,
        )
        if settings.replica_url is not None:
            read_only = Database(settings.replica_url, bus, pool_size=settings.pool_size, pooled=True)
            database.replica = Replica(read_only, settings.replica_seconds)
    else:
        database.bus = bus
    templates = make_environment(settings, database.clock)
    use_environment(templates)
    site_of(templates).watchers.append(bus.changed_elsewhere)
    return House(settings, database, bus, extensions, templates, slots=slots_of(extensions))


def slots_of(extensions: list[Extension]) -> dict[str, list[Slot]]:
    slots: dict[str, list[Slot]] = defaultdict(list)
    for extension in extensions:
        for name, fillers in extension.slots.items():
            slots[name].extend(fillers)
    return slots


def routes_of(extensions: list[Extension]) -> list[BaseRoute]:
    routes: list[BaseRoute] = [*HEALTH, Mount("/static", MarkedFiles(), name="static")]
    for extension in extensions:
        routes.extend(extension.routes)
    door = Door(endpoints_of(each.api for each in extensions), bearer_by_token)
    below = Mount(API[:-1], door, name="api", max_body_size=LARGEST_UPLOAD)
    below.path_regex = re.compile(below.path_regex.pattern, re.DOTALL)  # a line break in an address is no way past it
    return [*routes, below]


def closing(here: House):  # type: ignore[no-untyped-def]
    @asynccontextmanager
    async def lifespan(app: Forum) -> AsyncIterator[None]:
        running = [asyncio.create_task(stream.run()) for stream in app.streams.values()]
        if here.database.replica is not None:
            running.append(asyncio.create_task(here.database.replica.watch(here.database)))
        yield
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await here.database.close()

    return lifespan
