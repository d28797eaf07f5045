"""The details of an opening on its edit page: answers to what the category asks now, and what else stands there."""

from typing import Any, NamedTuple

from forum.actor import Actor
from forum.categories.answers import form_for
from forum.categories.queries import FormField, form_of
from forum.database import Session
from forum.errors import Invalid
from forum.threads.details import Detail, detail_from
from forum.threads.rows import PostRow, ThreadView
from forum.web.bodies import Data, cleaned


class Details(NamedTuple):
    """`fields` are asked now; `others` answered what is asked no more, or were sent along: they stay or go."""

    fields: list[FormField]
    others: list[Detail]

    @property
    def any(self) -> bool:
        return bool(self.fields or self.others)


async def details_of(session: Session, actor: Actor, thread: ThreadView, post: PostRow) -> Details:
    fields = await form_of(session, actor, thread.belongs_to) if post.is_opening else []
    asked = {each.id for each in fields}
    return Details(fields, [each for each in map(detail_from, post.details) if each.field not in asked])


def given(post: PostRow) -> dict[str, Any]:
    """What was answered, under the names of the fields."""
    return {f"field-{each.field}": each.value for each in map(detail_from, post.details) if each.field is not None}


def wanted(details: Details, post: PostRow, data: Data) -> list[Detail] | None:
    """The details as they shall be; None where the form did not have them. A field that is required since, and was
    never answered, stays open: an old question can be edited without it."""
    if "details" not in data:
        return None
    before = given(post)
    read = form_for(details.fields, lambda field: field.required and field.name in before).read(data)
    if not read.ok:
        raise Invalid(read.errors)
    answers = [Detail(each.label, read.values[each.name], each.id) for each in details.fields]
    kept = set(data.get("keep", []))
    return answers + [each for number, each in enumerate(details.others) if str(number) in kept]


def typed(data: Data) -> dict[str, str]:
    """What was sent, to be shown again."""
    raw = {name: cleaned(texts[0]) for name, texts in data.items() if name.startswith("field-") and texts}
    return raw | ({"keep": " ".join(data.get("keep", []))} if "details" in data else {})
