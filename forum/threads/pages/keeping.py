"""No text is ever lost: where a writing is refused, the page that says why hands the text back."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from forum.errors import Conflict, Invalid, NotThere, Refused, SignInNeeded, TooMany, Words
from forum.i18n import _, n_
from forum.web.forms import Submission
from forum.web.house import actor_of
from forum.web.templating import page

Write = Callable[[Request, Submission], Awaitable[Response]]


async def keeping_text(request: Request, text: str, write: Callable[[], Awaitable[Response]]) -> Response:
    """What `write` answers; if it is refused as a whole, a page with the reason and the text."""
    try:
        return await write()
    except SignInNeeded:
        return kept_page(request, text, 403, message=_("You are not signed in any more. Sign in, then send it again."))
    except NotThere:
        return kept_page(request, text, 404, message=_("What you were writing to is not there, or not any more."))
    except TooMany as limit:
        minutes = max(1, limit.retry_after // 60)
        words = n_("That was a lot at once. Please wait %(count)s minute and send it again.",
                   "That was a lot at once. Please wait %(count)s minutes and send it again.", minutes)  # fmt: skip
        response = kept_page(request, text, 429, message=words)
        response.headers["retry-after"] = str(limit.retry_after)
        return response
    except Refused as refusal:
        return kept_page(request, text, 403, message=refusal.message)
    except Conflict as conflict:
        return kept_page(request, text, 409, message=conflict.message)


async def sent(request: Request, sub: Submission, write: Write, again: Callable[..., Awaitable[Response]]) -> Response:
    """What `write` answers, or `again` the page with the form: as it was sent, with what is wrong in it."""
    if sub.ok:
        try:
            return await write(request, sub)
        except Invalid as invalid:
            sub.refuse(invalid)
    elif actor_of(request).is_visitor:
        raise SignInNeeded
    return await again(request, sub, status=422)


def kept_page(request: Request, text: str, status: int, *, message: Words) -> Response:
    return page(request, "forum/threads/kept.html", {"message": message, "text": text}, status=status)
