"""Reading ahead: a browser may fetch a page before its reader has asked for it, which is no reading yet."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

# What a reader is likeliest to open next. Only pages that change nothing when they are fetched belong here.
LIKELY = ".thread-title a, .related a, .pager a, .places a, .brand"
RULES = {
    "prefetch": [
        {
            "where": {
                "and": [
                    {"selector_matches": LIKELY},
                    {"href_matches": ["/", "/?*", "/t/*", "/c/*", "/tags", "/tags/*", "/kb", "/kb/*"]},
                    {"not": {"href_matches": "/kb/editor*"}},
                ]
            },
            "eagerness": "moderate",
        }
    ]
}
RULES_URL = "/speculation.json"


def is_ahead(request: Request) -> bool:
    """Whether the browser only reads ahead: then nothing is counted as seen and nothing marked as read.

    A page that is opened after all asks for itself once more without this mark (static/js/reading-ahead.js).
    """
    purpose = f"{request.headers.get('sec-purpose', '')} {request.headers.get('purpose', '')}"
    return "prefetch" in purpose or "prerender" in purpose


async def rules(request: Request) -> Response:
    """Speculation rules: which links may be read ahead; none for who wishes to save data."""
    saving = request.headers.get("save-data", "").strip().lower() == "on"
    headers = {"cache-control": "public, max-age=3600", "vary": "Save-Data"}
    return JSONResponse({} if saving else RULES, headers=headers, media_type="application/speculationrules+json")
