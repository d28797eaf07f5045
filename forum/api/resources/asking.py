"""Asking a question, answering one."""

from typing import Any

from forum.api.resources.groups import THREADS, base_of
from forum.api.shapes import Written
from forum.asking.actions import Match, note_asked_anyway
from forum.asking.sheet import ASK, named
from forum.categories.answers import form_for
from forum.categories.queries import form_of
from forum.errors import Invalid, Words
from forum.i18n import _
from forum.threads.actions import NewThread, ask_question, post_answer
from forum.threads.actions.weighing import allow_answering, allow_asking
from forum.threads.details import Detail
from forum.threads.pages.answering import ANSWER
from forum.web.api import Call, Endpoint, Number
from forum.web.api.endpoints import Texts
from forum.web.forms import Check, Form, Tags

NEW = Form(
    title=ASK.fields["title"],
    body=ASK.fields["body"],
    category=Number(missing=_("Please choose a category.")),
    kind=ASK.fields["kind"],
    tags=Tags(),
    private=Check(),
    fields=Texts(required=False),
    shown=Tags(most=20, max=800),
)
REPLY = Form(body=ANSWER.fields["body"], template=Number(required=False))


async def ask(call: Call) -> Written:
    """As the ask page does it: with the category's own questions, and knowing what had been suggested."""
    sent, actor, session = call.body, call.actor, call.session
    details = await fields_of(call)
    await allow_asking(session, actor)
    new = NewThread(sent["category"], sent["title"], sent["body"], sent["kind"] or "question", sent["tags"],
                    details, private=sent["private"])  # fmt: skip
    asked = await ask_question(session, actor, new)
    shown = named(sent["shown"])
    if shown:
        await note_asked_anyway(session, actor, Match("thread", asked.thread_id, sent["title"]), shown=shown)
    return Written(asked.post_id, asked.thread_id, base_of(call) + asked.url, asked.state)


async def fields_of(call: Call) -> list[Detail]:
    """What the category asks for, answered; Invalid at what it does not ask, or asks and did not get."""
    asked = await form_of(call.session, call.actor, call.body["category"])
    given: dict[str, str] = call.body["fields"]
    found = form_for(asked).read({name: [text] for name, text in given.items()})
    errors: dict[str, Words] = {f"fields.{name}": words for name, words in found.errors.items()}
    strange = set(given) - {each.name for each in asked}
    errors |= {f"fields.{name[:60]}": _("There is no field of this name.") for name in strange}
    if errors:
        raise Invalid(errors)
    return [Detail(each.label, found.values.get(each.name, ""), each.id) for each in asked]


async def answer(call: Call) -> Written:
    await allow_answering(call.session, call.actor)
    thread_id, template = call.path["thread"], call.body["template"]
    made = await post_answer(call.session, call.actor, thread_id, call.body["body"], template_id=template)
    return Written(made.post_id, made.thread_id, base_of(call) + made.url, made.state)


WRITE: dict[str, Any] = {"method": "POST", "group": THREADS, "scope": "write", "answer": Written, "status": 201}
ENDPOINTS = (
    Endpoint(path="/threads", call=ask, summary="Ask a question, or begin a discussion.", body=NEW, **WRITE),
    Endpoint(path="/threads/{thread:int}/posts", call=answer, summary="Answer a question, or reply.", body=REPLY,
             **WRITE),
)  # fmt: skip
