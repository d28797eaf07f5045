"""Answers that are not pages: redirects after a write, with a notice."""

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse

from forum.errors import Words
from forum.web.flash import Flash, set_flash


def see_other(
    request: Request, url: str, *, notice: Words | None = None, undo: str | None = None, undo_label: Words | None = None
) -> RedirectResponse:
    """303 to a page of ours; `undo` is the address of a POST that takes the thing back."""
    response = RedirectResponse(local(url), 303)
    if notice is not None:
        set_flash(request, response, Flash(str(notice), undo, str(undo_label) if undo_label else None))
    return response


def moved(url: str) -> RedirectResponse:
    return RedirectResponse(local(url), 301)


def local(url: str) -> str:
    """`url` if it stays on this site, else the home page: "//host", "\\\\host", "/\\t/host" and schemes lead away."""
    tidy = "".join(sign for sign in url if sign >= " ").replace("\\", "/").strip()
    try:
        parts = urlsplit(tidy)
    except ValueError:  # "//[" and other hosts that are none
        return "/"
    return tidy if tidy.startswith("/") and not tidy.startswith("//") and not parts.netloc and not parts.scheme else "/"
