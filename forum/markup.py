"""The only door by which a user's text becomes HTML: Markdown without raw HTML, then bleach, then nh3.

bleach stays as the first pass by the owner's wish although its upstream has ended; nh3, an independent parser with
the same allow-list, goes over what bleach let through, so that a hole in one is not a hole in the forum. Pictures
that are kept here are shown, others become links: a page asks nobody but this server for anything. Crafted text costs
up to a second and grows to many times its size, so what is longer than `MOST_HTML` is refused before it is sanitised,
and texts over `INLINE_LIMIT` characters are rendered in a thread, where other requests go on meanwhile. (The road not
taken is a worker process with a time limit: on a busy machine its start alone took longer than the limit, and good
posts were refused.)
"""

import re
import threading
from dataclasses import dataclass

import anyio.to_thread
import bleach
import nh3

from forum.errors import Invalid
from forum.i18n import _
from forum.markdown import MENTION, parser
from forum.pictures import ADDRESS
from forum.videos import MARK

RENDER_VERSION = 2
LONGEST = 30_000  # characters of a post
INLINE_LIMIT = 1_500
MOST_LINKS = 300
MOST_HTML = 200_000  # characters of rendered HTML, before sanitising

TAGS = frozenset(
    {
        "a", "abbr", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5",
        "h6", "hr", "img", "kbd", "li", "ol", "p", "pre", "s", "span", "strong", "sub", "sup", "table", "tbody", "td",
        "th", "thead", "tr", "ul",
    }
)  # fmt: skip
SAFE_CLASS = re.compile(
    r"(?:(?:highlight|mention|image-link|picture|task|done|align-(?:left|right|center)|[a-z]{1,3}\d?)\s*)+"
)
ATTRIBUTES = {
    "a": {"href", "title", "class"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start"},
    "p": {"data-video"},
    **{tag: {"class"} for tag in ["div", "span", "li", "td", "th"]},
}
VALUES = {  # what an attribute may say, where that is not any text
    ("img", "src"): ADDRESS,
    ("img", "width"): re.compile(r"[1-9][0-9]{0,3}"),
    ("img", "height"): re.compile(r"[1-9][0-9]{0,3}"),
    ("img", "loading"): re.compile(r"lazy"),
    ("p", "data-video"): MARK,
}
SCHEMES = frozenset({"http", "https", "mailto"})


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as HTML, as plain words, and whom it mentions (handles, lower case, each once)."""

    html: str
    text: str
    mentions: tuple[str, ...]
    version: int = RENDER_VERSION


async def render(source: str) -> Rendered:
    """Markdown to safe HTML; raises Invalid({"body": …}) for what is too long, too deep or too intricate."""
    check(source)
    if len(source) <= INLINE_LIMIT:
        return render_now(source)
    return await anyio.to_thread.run_sync(render_now, source)


def render_now(source: str) -> Rendered:
    """The same at once, for texts that are known to be harmless in size."""
    html = TOOLS.markdown.render(source)
    if len(html) > MOST_HTML:
        raise Invalid({"body": _("This text is too intricate to be shown. Please simplify its tables or links.")})
    safe = nh3_pass(bleach_pass(html))
    return Rendered(safe, plain(safe), mentions_of(safe))


def check(source: str) -> None:
    if len(source) > LONGEST:
        raise Invalid({"body": _("Please keep this under %(most)s characters.", most=LONGEST)})
    if source.count("](") + source.count("://") > MOST_LINKS:
        raise Invalid({"body": _("Please use at most %(most)s links and pictures.", most=MOST_LINKS)})


def bleach_pass(html: str) -> str:
    cleaned: str = TOOLS.cleaner.clean(html)
    return cleaned


def allowed(tag: str, name: str, value: str) -> bool:
    if name == "class":
        return "class" in ATTRIBUTES.get(tag, ()) and SAFE_CLASS.fullmatch(value) is not None
    return name in ATTRIBUTES.get(tag, ()) and fits(tag, name, value)


def fits(tag: str, name: str, value: str) -> bool:
    pattern = VALUES.get((tag, name))
    return pattern is None or pattern.fullmatch(value) is not None


class Tools(threading.local):
    """A parser and a cleaner for each thread: both keep state while they work."""

    def __init__(self) -> None:
        self.markdown = parser()
        self.cleaner = bleach.Cleaner(tags=TAGS, attributes=allowed, protocols=SCHEMES, strip=True, strip_comments=True)


TOOLS = Tools()


def nh3_pass(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={**ATTRIBUTES, "*": set()},
        url_schemes=set(SCHEMES),
        link_rel="nofollow ugc noopener",
        strip_comments=True,
        attribute_filter=lambda tag, name, value: value if fits(tag, name, value) else None,
    )


ALT = re.compile(r'<img [^>]*\balt="([^"]*)"[^>]*>')


def plain(html: str) -> str:
    """The words of safe HTML, for search and excerpts; of a picture its description."""
    html = ALT.sub(r"\1", html)
    text = nh3.clean(html.replace("</p>", "\n").replace("<br>", "\n").replace("</li>", "\n"), tags=set())
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text.strip()


def mentions_of(html: str) -> tuple[str, ...]:
    found = re.findall(r'<a href="/u/([^"]+)" class="mention"', html)
    return tuple(dict.fromkeys(name.lower() for name in found if MENTION.fullmatch("@" + name)))
