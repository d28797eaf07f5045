"""A dump's HTML as our Markdown, rendered by the one door; what cannot be rendered is shown as plain words. Pure."""

import html
import re
from contextlib import suppress
from typing import Any

from markdownify import markdownify

from forum.errors import Invalid
from forum.markup import LONGEST, RENDER_VERSION, render_now

# Fenced code, hyphens for lists, and pictures kept as Markdown pictures (which the renderer shows as links).
STYLE: Any = {
    "heading_style": "ATX",
    "bullets": "-",
    "escape_underscores": False,
    "keep_inline_images_in": ["td", "th", "p", "a", "li"],
}


def markdown_from(text: str) -> str:
    """Markdown for the HTML of a post. Beyond LONGEST characters a post is taken as it is: such text is no prose."""
    if not text or len(text) > 4 * LONGEST:
        return text
    try:
        converted: str = markdownify(text, **STYLE)
    except RecursionError:
        return re.sub(r"<[^>]+>", " ", text)
    return re.sub(r"\n{3,}", "\n\n", converted).strip()


def rendered(source: str) -> tuple[str, int, bool]:
    """Safe HTML, the version of its renderer, and whether it is the plain form of a text too long to be rendered."""
    if not source:
        return "", RENDER_VERSION, False
    if len(source) <= LONGEST:
        with suppress(Invalid):
            return render_now(source).html, RENDER_VERSION, False
    return f"<pre>{html.escape(source, quote=False)}</pre>", RENDER_VERSION, True
