"""Login sessions: an opaque token in a cookie, its hash in PostgreSQL, so that a session can be ended on the server."""

import hashlib
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b
from time import monotonic

from markupsafe import Markup
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from forum.actor import VISITOR, Actor
from forum.bus import Word
from forum.database import Session
from forum.i18n import current_locale, current_time_zone, locale_of
from forum.web.house import House, Personal, address_of, house
from forum.web.slots import fill_slot
from forum.web.whence import Whence, current_whence

NOBODYS = ("/static/", "/healthz", "/readyz", "/look.css", "/api/v1/")  # where no cookie tells who asks
LIFETIME = timedelta(days=30)
ActorLoader = Callable[
    [Session, bytes], Awaitable[tuple[Actor, int] | None]
]  # (session, token hash) -> actor, login id


def hash_of(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def cookie_name(request: HTTPConnection) -> str:
    return "__Host-talkoot" if is_https(request) else "talkoot"


def is_https(request: HTTPConnection) -> bool:
    return bool(request.app.state.house.settings.base_url.startswith("https://"))


@dataclass(frozen=True, slots=True)
class Partner:
    """Who vouched for a login that needed no password of ours, and what they call that login themselves."""

    identity_id: int
    session: str | None = None


async def begin_login(session: Session, user_id: int, agent: str, partner: Partner | None = None) -> str:
    """A new login; returns the token for the cookie, which stands nowhere else."""
    token = secrets.token_urlsafe(32)
    await session.fetchval(
        "INSERT INTO logins (token_hash, user_id, agent, identity_id, partner_session, created_at, seen_at, proved_at, "
        "expires_at) VALUES ($1, $2, $3, $4, $5, $6, $6, $6, $7)",
        hash_of(token), user_id, agent[:200], partner.identity_id if partner else None,
        partner.session if partner else None, session.now, session.now + LIFETIME,
    )  # fmt: skip
    return token


async def end_partner_logins(session: Session, identity_ids: Sequence[int], partner_session: str | None) -> int:
    """Signs out what came through these identities, or of that only what the provider calls `partner_session`."""
    rows = await session.fetch(
        "DELETE FROM logins WHERE identity_id = ANY($1) AND ($2::text IS NULL OR partner_session = $2) "
        "RETURNING user_id", list(identity_ids), partner_session,
    )  # fmt: skip
    for row in rows:
        session.announce(Word("SignedOut", 0, user_id=row["user_id"]))
    return len(rows)


async def end_login(session: Session, token: str) -> None:
    sql = "DELETE FROM logins WHERE token_hash = $1 RETURNING user_id"
    user_id = await session.fetchval(sql, hash_of(token))
    session.announce(Word("SignedOut", 0, user_id=user_id))


async def end_one_login(session: Session, user_id: int, login_id: int) -> bool:
    """Whether there was such a login of this user."""
    sql = "DELETE FROM logins WHERE id = $1 AND user_id = $2 RETURNING true"
    gone = await session.fetchval(sql, login_id, user_id)
    session.announce(Word("SignedOut", 0, user_id=user_id))
    return bool(gone)


async def end_all_logins(session: Session, user_id: int, *, but: int | None = None) -> None:
    """Sign the user out everywhere, but for the login `but`."""
    await session.fetchval("DELETE FROM logins WHERE user_id = $1 AND id IS DISTINCT FROM $2", user_id, but)
    session.announce(Word("SignedOut", 0, user_id=user_id))


def reader_mark(here: House, actor: Actor) -> str:
    """Tells one reader from another, and nothing else: the service worker gives nobody another's kept pages."""
    return blake2b(str(actor.id).encode(), key=here.settings.signing_key()[:64], digest_size=8).hexdigest()


def set_login_cookie(request: Request, response: Response, token: str) -> None:
    response.set_cookie(
        cookie_name(request), token,
        max_age=int(LIFETIME.total_seconds()), httponly=True, samesite="lax", secure=is_https(request), path="/",
    )  # fmt: skip


def clear_login_cookie(request: Request, response: Response) -> None:
    response.delete_cookie(cookie_name(request), path="/", httponly=True, samesite="lax", secure=is_https(request))


def whence_of(request: Request) -> Whence:
    headers = request.headers
    return Whence(address_of(request), headers.get("user-agent", "")[:400], headers.get("accept-language", "")[:200])


class SignIn:
    """Puts who acts into the request, read afresh from the database each time, and chooses their language."""

    def __init__(self, app: ASGIApp, *, load_actor: ActorLoader):
        self.app, self.load_actor = app, load_actor

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(NOBODYS):
            if scope["type"] == "http" and scope["path"].startswith("/api/v1/"):
                await house(Request(scope)).site.refresh(house(Request(scope)).database)  # is it read-only?
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        await house(request).site.refresh(house(request).database)
        token = request.cookies.get(cookie_name(request))
        known = await self.recognise(request, token) if token else None
        scope["personal"] = known or Personal()
        if known is None:
            self.speak(request, VISITOR)
            scope["personal"].values["nav_items"] = await self.visitors_places(house(request))

        async def send_varying(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.add_vary_header("Cookie")
                headers.setdefault("cache-control", "private, no-cache" if known else "no-cache")
                if known:
                    headers["x-reader"] = reader_mark(house(request), known.actor)
            await send(message)

        before = current_whence.set(whence_of(request))
        try:
            await self.app(scope, receive, send_varying)
        finally:
            current_whence.reset(before)

    async def recognise(self, request: Request, token: str) -> Personal | None:
        here = house(request)
        async with here.database.reading() as session:
            found = await self.load_actor(session, hash_of(token))
            if found is None:
                return None
            actor, login_id = found
            self.speak(request, actor)  # before the slots are filled, which have words
            values = {
                name: await load(session, actor)
                for extension in here.extensions
                for name, load in extension.personal.items()
            }
            values["standing"] = actor.standing(session.now)
            values["nav_items"] = Markup("").join(await fill_slot(here, session, actor, "nav", {}))
            return Personal(actor, login_id, values)

    async def visitors_places(self, here: House) -> Markup:
        """What the slot `nav` shows to visitors, asked for once a minute and language."""
        locale = current_locale.get()
        kept_until, places = here.visitors_places.get(locale, (0.0, Markup("")))
        if monotonic() > kept_until and here.slots.get("nav"):
            async with here.database.reading() as session:
                places = Markup("").join(await fill_slot(here, session, VISITOR, "nav", {}))
            here.visitors_places[locale] = (monotonic() + 60, places)
        return places

    def speak(self, request: Request, actor: Actor) -> None:
        wanted = actor.locale if actor.is_signed_in else request.cookies.get("locale", "")
        accepted = request.headers.get("accept-language", "")
        current_locale.set(locale_of(wanted, accepted, house(request).settings.languages))
        current_time_zone.set(actor.time_zone if actor.is_signed_in else "UTC")
