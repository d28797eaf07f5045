"""Categories and tags."""

from dataclasses import dataclass

from forum.api.resources.groups import PLACES, base_of
from forum.api.shapes import Asked, Category, asked_of, category_of
from forum.categories.queries import form_of, visible_categories, visible_category
from forum.threads.queries import tag_row, tag_rows
from forum.threads.rows import TagRow
from forum.web.api import Call, Endpoint, Rows
from forum.web.forms import Form, Text

MOST_TAGS = 300
FIND = Form(q=Text(required=False, max=60))


@dataclass(frozen=True, slots=True)
class Tag:
    """What threads are about, and how many there are that you may read."""

    id: int
    name: str
    description: str
    threads: int


async def categories(call: Call) -> Rows:
    return Rows([category_of(row, base_of(call)) for row in await visible_categories(call.session, call.actor)])


async def category(call: Call) -> Category:
    return category_of(await visible_category(call.session, call.actor, call.path["slug"]), base_of(call))


async def form(call: Call) -> Rows:
    found = await visible_category(call.session, call.actor, call.path["slug"])
    return Rows([asked_of(each) for each in await form_of(call.session, call.actor, found.id)])


async def tags(call: Call) -> Rows:
    wanted = (call.query["q"] or "").lower()
    rows = await tag_rows(call.session, call.actor, 5000 if wanted else MOST_TAGS)
    return Rows([tag_of(row) for row in rows if wanted in row.name][:MOST_TAGS])


async def tag(call: Call) -> Tag:
    return tag_of(await tag_row(call.session, call.actor, call.path["name"]))


def tag_of(row: TagRow) -> Tag:
    return Tag(row.id, row.name, row.description, row.threads)


ENDPOINTS = (
    Endpoint(method="GET", path="/categories", call=categories, summary="All categories that you may read.",
             group=PLACES, answer=Category, rows=True, open=True),
    Endpoint(method="GET", path="/categories/{slug}", call=category, summary="A category.", group=PLACES,
             answer=Category, open=True),
    Endpoint(method="GET", path="/categories/{slug}/form", call=form, summary="What it asks for besides title and "
             "text.", group=PLACES, answer=Asked, rows=True, open=True),
    Endpoint(method="GET", path="/tags", call=tags, summary="Tags, those with most threads first.", group=PLACES,
             answer=Tag, rows=True, open=True, query=FIND),
    Endpoint(method="GET", path="/tags/{name}", call=tag, summary="A tag.", group=PLACES, answer=Tag, open=True),
)  # fmt: skip
