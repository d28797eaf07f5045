"""Help: how to reach a person, and how to format a post."""

from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from forum.calls.queries import thread_named, ways_to_a_person
from forum.i18n import _
from forum.markup import render_now
from forum.people.queries import staff
from forum.reading.contact import contact_from
from forum.threads.rows import ThreadView
from forum.web.house import actor_of, house
from forum.web.templating import public_page

# Each as it is written; what it becomes is rendered by the same door as posts.
EXAMPLES = (
    _("**bold** and *italic*"),
    _("[words](https://example.com)"),
    _("- one\n- two"),
    _("1. first\n2. second"),
    _("> somebody else's words"),
    _("`a command`"),
    _("```\nseveral lines\nof code or of an error\n```"),
    _("## A heading"),
    _("| Part | State |\n|------|-------|\n| Hub  | green |"),
    _("~~not any more~~"),
)


@dataclass(frozen=True, slots=True)
class Example:
    """A mark and what it makes."""

    source: str
    html: Markup


async def person_wanted(request: Request) -> Response:
    """`?thread=` is the question that the reader came from; it is kept at hand if they may see it."""
    here = house(request)
    async with here.database.reading() as session:
        thread = await thread_named(session, actor_of(request), request.query_params.get("thread", ""))
        people, ways = await staff(session), await ways_to_a_person(session)
    thread_url = here.settings.base_url + thread.url if thread else ""
    shared = {
        "thread": thread,
        "thread_url": thread_url,
        "staff": people,
        "ways": ways,
        "phone": contact_from(ways.phone),
        "write_url": "/help/write" + carried(request, thread),
        "contact": contact_from(here.settings.contact, thread.title if thread else "", thread_url),
        "canonical": here.settings.base_url + "/help/person",
    }
    return public_page(request, "forum/reading/help_person.html", shared)


def carried(request: Request, thread: ThreadView | None) -> str:
    """What the reader came from, so that they may send it along."""
    words = request.query_params.get("q", "")[:200]
    given = {"thread": str(thread.id) if thread else "", "q": words if words.isprintable() else ""}
    return "?" + urlencode(given) if any(given.values()) else ""


async def formatting(request: Request) -> Response:
    examples = [Example(source, Markup(render_now(source).html)) for source in map(str, EXAMPLES)]  # noqa: S704
    canonical = house(request).settings.base_url + "/help/formatting"
    return public_page(request, "forum/reading/help_formatting.html", {"examples": examples, "canonical": canonical})
