"""What makes the forum installable and readable offline: the manifest, the service worker and its offline page."""

import json

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from forum.i18n import current_locale, gettext, language_tag
from forum.paths import data_folder
from forum.web.ahead import RULES_URL, rules
from forum.web.files import mark, static
from forum.web.house import house

LIGHT = "#fcfbf9"  # --page of static/css/tokens.css, in the notation that manifests take
ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable.png", "512x512", "maskable"),
)
WORKER = "js/worker"
# Needed to show a kept page: asked for when the worker is installed, all under the same mark.
NEEDED = ("css/app.css", "favicon.svg")


async def manifest(request: Request) -> Response:
    """Named after the forum, in the reader's language."""
    name = house(request).site.name
    return JSONResponse(
        {
            "id": "/",
            "name": name,
            "short_name": name if len(name) <= 12 else name.split()[0][:12],
            "description": gettext("Questions and answers"),
            "lang": current_locale.get(),
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": LIGHT,
            "theme_color": LIGHT,
            "icons": [
                {"src": static(file), "sizes": sizes, "type": "image/png", "purpose": purpose}
                for file, sizes, purpose in ICONS
            ],
            "shortcuts": [
                {"name": gettext("Ask a question"), "url": "/ask"},
                {"name": gettext("Unanswered questions"), "url": "/?view=unanswered"},
                {"name": gettext("Notifications"), "url": "/notifications"},
            ],
        },
        media_type="application/manifest+json",
    )


async def worker(_request: Request) -> Response:
    """The service worker: at the root, because it may only look after what lies beneath its address; asked for anew
    each time, and different whenever a static file is."""
    folder = data_folder("static")
    parts = sorted((folder / WORKER).glob("*.js"))
    scripts = sorted(file.relative_to(folder).as_posix() for file in (folder / "js").rglob("*.js") if file not in parts)
    listed = json.dumps([static(file) for file in (*NEEDED, *scripts)])
    begun = f'const mark = "{mark()}";\nconst files = {listed};\n'
    text = begun + "".join(part.read_text("utf-8") for part in parts)
    return Response(text, media_type="text/javascript", headers={"cache-control": "no-cache"})


async def offline(request: Request) -> Response:
    """Shown by the worker where there is no connection: what can be read and what waits. The same for everybody, since
    it is kept on the device."""
    text = house(request).templates.get_template("layouts/offline.html").render()
    headers = {"content-language": language_tag(current_locale.get()), "cache-control": "no-cache"}
    return Response(text, media_type="text/html", headers=headers)


ROUTES = [
    Route("/manifest.webmanifest", manifest, methods=["GET"]),
    Route("/worker.js", worker, methods=["GET"]),
    Route("/offline", offline, methods=["GET"]),
    Route(RULES_URL, rules, methods=["GET"]),
]
