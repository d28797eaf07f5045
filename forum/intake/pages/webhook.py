"""POST /mail/in: a letter as it was sent (message/rfc822), from a mail service that knows our key.

The key proves itself in one of two headers: `X-Talkoot-Signature: sha256=<hex>`, the HMAC-SHA256 of the body, or
`Authorization: Bearer <key>`. `?to=` names the address that the letter was for (then `to`, a line feed and the body are
signed, so that nobody leads it elsewhere); without it, its own headers do.
"""

import hashlib
import hmac

import anyio.to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from forum.errors import NotThere
from forum.intake.actions.taking import is_known, take_letter
from forum.intake.letter import Unreadable, read_letter
from forum.settings import Settings
from forum.web.house import house


async def take(request: Request) -> Response:
    settings = house(request).settings
    if settings.mail_in_secret is None:
        raise NotThere
    raw = await request.body()
    if not proves(settings.mail_in_secret, request, raw):
        raise HTTPException(403)
    to = request.query_params.get("to") or await receiver(settings, raw)
    outcome = await take_letter(house(request).database, to, raw) if to else "unknown"
    return JSONResponse({"outcome": outcome}, 404 if outcome == "unknown" else 200)


def proves(secret: str, request: Request, raw: bytes) -> bool:
    to = request.query_params.get("to")
    what = raw if not to else to.encode(errors="surrogatepass") + b"\n" + raw
    signed = "sha256=" + hmac.new(secret.encode(), what, hashlib.sha256).hexdigest()
    given = request.headers.get("x-talkoot-signature", "").encode()
    bearer = request.headers.get("authorization", "").encode()
    return hmac.compare_digest(given, signed.encode()) or hmac.compare_digest(bearer, f"Bearer {secret}".encode())


async def receiver(settings: Settings, raw: bytes) -> str:
    """The first address of ours in the letter's own headers."""
    try:
        letter = await anyio.to_thread.run_sync(read_letter, raw)
    except Unreadable:
        return ""
    return next((address for address in letter.to if is_known(settings, address)), "")


ROUTES = (Route("/mail/in", take, methods=["POST"]),)
