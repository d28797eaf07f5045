"""Answering a question, replying in a discussion."""

from datetime import datetime
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.accounts.queries import limits_of
from forum.drafts.actions import Typed, save_draft, settle_draft
from forum.drafts.queries import own_draft
from forum.drafts.resuming import resumed
from forum.errors import NotThere, SignInNeeded, TooMany
from forum.i18n import _
from forum.threads import policy
from forum.threads.actions import post_answer
from forum.threads.actions.weighing import allow_answering
from forum.threads.amounts import hint_for
from forum.threads.kinds import HELD
from forum.threads.pages.changing import number
from forum.threads.pages.keeping import keeping_text, sent
from forum.threads.queries import opening_post, post_url, posts_since, visible_post, visible_thread
from forum.threads.queries.pace import pace_of
from forum.threads.quoting import quoted
from forum.threads.refusals import standing
from forum.threads.rows import PostRow
from forum.tone.hints import Asked, Hint, hints_for
from forum.tone.policy import hears_hints
from forum.tongues import language_of
from forum.web.bodies import read_form
from forum.web.faults import LEVELS_PAGE
from forum.web.forms import Form, Hidden, LongText, Submission
from forum.web.house import actor_of, house
from forum.web.once import once
from forum.web.replies import see_other
from forum.web.slots import fill_slot
from forum.web.templating import page

ANSWER = Form(
    body=LongText(missing=_("Please write something first.")),
    form_key=Hidden(),
    seen=Hidden(),
    draft_version=Hidden(),
    template=Hidden(),
)


class AnsweredMeanwhile(Exception):
    """Others were faster than the writer; nothing is posted yet."""

    def __init__(self, posts: list[PostRow]):
        self.posts = posts


async def show_answer(request: Request) -> Response:
    """The answer box on a page of its own: after an error, for a quote (`?quote=<post>`), for a draft."""
    if actor_of(request).is_visitor:
        raise SignInNeeded
    given = {"body": await quote_for(request), "seen": house(request).database.clock().isoformat()}
    draft = await resumed(request, f"answer:{request.path_params['id']}")
    return await answer_page(request, ANSWER.blank(**given | draft))


async def quote_for(request: Request) -> str:
    """The post that is asked for, quoted; nothing where it is not one of this thread."""
    number = request.query_params.get("quote", "")
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        return ""
    async with house(request).database.reading() as session:
        try:
            post = await visible_post(session, actor_of(request), int(number))
        except NotThere:
            return ""
    if post.thread_id != request.path_params["id"]:
        return ""
    return quoted(post.body_source, post.author_display or post.author_name or "", post.id)


async def answer(request: Request) -> Response:
    sub = ANSWER.read(await read_form(request))
    return await keeping_text(request, sub.raw.get("body", ""), partial(sent, request, sub, posted, answer_page))


async def posted(request: Request, sub: Submission) -> Response:
    """The answer is posted; but where others answered since the form was opened, it comes back once with theirs, and to
    staff with what may be said more kindly."""
    actor, thread_id = actor_of(request), request.path_params["id"]
    if hints := await hints_of(request, sub):
        await renew_draft(request, sub)
        return await answer_page(request, sub, status=409, hints=hints)
    try:
        async with house(request).database.writing() as session, once(session, actor, sub.values["form_key"]) as ticket:
            await settle_draft(session, actor, f"answer:{thread_id}")
            if ticket.result:
                return see_other(request, ticket.result)
            await allow_answering(session, actor)
            seen = moment_of(sub.values["seen"])
            if seen and (newer := await posts_since(session, actor, thread_id, seen)):
                raise AnsweredMeanwhile(newer)
            template_id = number(sub.values["template"]) or None
            answered = await post_answer(session, actor, thread_id, sub.values["body"], template_id=template_id)
            ticket.result = await post_url(session, actor, answered.post_id)
    except AnsweredMeanwhile as meanwhile:
        sub.raw["seen"] = meanwhile.posts[-1].created_at.isoformat()
        return await answer_page(request, sub, status=409, newer=meanwhile.posts)
    except TooMany as limit:
        return await answered_too_much(request, sub, limit)
    return see_other(request, ticket.result, notice=HELD if answered.state == "held" else _("Posted."))


async def hints_of(request: Request, sub: Submission) -> list[Hint]:
    """For staff who want them, unless they have said "Post it as it is"."""
    actor = actor_of(request)
    if not hears_hints(actor) or "as_is" in request.query_params:
        return []
    async with house(request).database.reading() as session:
        thread = await visible_thread(session, actor, request.path_params["id"])
        opening = await opening_post(session, actor, thread.id)
        waited = 0.0 if thread.answer_count else (session.now - thread.created_at).total_seconds() / 3600
    text = sub.values["body"]
    asked = Asked(waited, thread.is_question and "?" in f"{thread.title} {opening.body_source}")
    return hints_for(text, language_of(text) or thread.language, asked)


async def renew_draft(request: Request, sub: Submission) -> None:
    """A draft that waits on the server is what was just sent: an older one must not come back over it."""
    actor, place = actor_of(request), f"answer:{request.path_params['id']}"
    async with house(request).database.writing() as session:
        draft = await own_draft(session, actor, place, lock=True)
        if draft is not None:
            fields = {**draft.fields, "body": sub.values["body"], "template": sub.values["template"]}
            kept = await save_draft(session, actor, place, Typed(fields, draft.version))
            sub.raw["draft_version"] = str(kept.version)


async def answered_too_much(request: Request, sub: Submission, limit: TooMany) -> Response:
    if limit.message is None:
        raise limit
    sub.errors["body"] = limit.message
    response = await answer_page(request, sub, status=429)
    response.headers["retry-after"] = str(limit.retry_after)
    return response


def moment_of(text: str) -> datetime | None:
    """Up to when the writer had read, as the form says; a form that does not say it is not asked twice."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None and 1970 < moment.year < 9999 else None


async def answer_page(
    request: Request,
    form: Submission,
    *,
    status: int = 200,
    newer: list[PostRow] | None = None,
    hints: list[Hint] | None = None,
) -> Response:
    actor = actor_of(request)
    async with house(request).database.reading() as session:
        thread = await visible_thread(session, actor, request.path_params["id"])
        values = {
            "thread": thread,
            "pace": await pace_of(session, actor, thread),
            "form": form,
            "newer": newer or [],
            "hints": hints or [],
            "may_answer": policy.may_answer(actor, thread, session.now),
            "standing": standing(actor, session.now),
            "tools": await fill_slot(house(request), session, actor, "answer_tools", {"thread": thread}),
            "limits": hint_for(await limits_of(session, actor)),
            "levels_url": LEVELS_PAGE if house(request).has_place(LEVELS_PAGE) else None,
        }
    return page(request, "forum/threads/answer.html", values, status=status)


ROUTES = (
    Route("/t/{id:int}/answer", show_answer, methods=["GET"]),
    Route("/t/{id:int}/answer", answer, methods=["POST"]),
)
