"""Threads: lists, one of them, and what can be changed of it."""

from dataclasses import dataclass
from functools import partial
from types import SimpleNamespace
from typing import Any

from forum.api.resources.groups import THREADS, base_of
from forum.api.shapes import Post, Thread, ThreadWithPost, post_of, thread_of
from forum.categories.queries import visible_category
from forum.errors import Invalid
from forum.i18n import _
from forum.reading.lists import chosen_languages
from forum.reading.pages.viewing import note_staff_reading
from forum.threads.actions import (
    accept_answer,
    add_me_too,
    change_kind,
    clear_duplicate,
    mark_duplicate,
    mark_solved_without_answer,
    move_thread,
    take_back_acceptance,
    take_back_me_too,
    unmark_solved,
)
from forum.threads.policy import KINDS
from forum.threads.queries import (
    POSTS_A_PAGE,
    VIEWS,
    Filter,
    Leaf,
    opening_post,
    thread_count,
    thread_posts,
    thread_rows,
    visible_post,
    visible_thread,
)
from forum.web.api import Call, Endpoint, Number, Rows
from forum.web.forms import Choice, Form, Text

ORDERS = ("votes", "oldest", "newest")
LIST = Form(
    view=Choice(required=False, options=tuple(VIEWS)),
    category=Text(required=False, max=100),
    tag=Text(required=False, max=100),
    kind=Choice(required=False, options=KINDS),
    languages=Text(required=False, max=60),
    after=Text(required=False, max=300),
)
NARROW = Form(category=Text(required=False, max=100), tag=Text(required=False, max=100))
POSTS = Form(order=Choice(required=False, options=ORDERS), after=Text(required=False, max=300))
CHANGE = Form(kind=Choice(required=False, options=KINDS), category=Number(required=False))
SOLUTION = Form(post=Number(required=False))
TARGET = Form(thread=Number(missing=_("Please write the address or the number of a thread.")))


@dataclass(frozen=True, slots=True)
class Facets:
    """How many threads each view of a list has."""

    views: dict[str, int]


async def narrowed(call: Call) -> Filter:
    slug = call.query.get("category") or ""
    category = await visible_category(call.session, call.actor, slug) if slug else None
    return Filter(
        category_id=category.id if category else None,
        tag=call.query.get("tag") or None,
        kind=call.query.get("kind") or None,
        languages=chosen_languages(call.query.get("languages") or ""),
    )


async def list_threads(call: Call) -> Rows:
    at = SimpleNamespace(values=call.after(int, int), before=None)
    view = call.query["view"] or "newest"
    found = await thread_rows(call.session, call.actor, view, only=await narrowed(call), at=at)
    return Rows([thread_of(row, base_of(call)) for row in found.rows], found.next)


async def count_threads(call: Call) -> Facets:
    only = await narrowed(call)
    return Facets({view: await thread_count(call.session, call.actor, view, only=only) for view in VIEWS})


async def show_thread(call: Call) -> ThreadWithPost:
    thread = await visible_thread(call.session, call.actor, call.path["thread"])
    call.then.append(partial(note_staff_reading, call.request, call.actor, thread))
    return await whole(call, thread.id)


async def whole(call: Call, thread_id: int) -> ThreadWithPost:
    thread = await visible_thread(call.session, call.actor, thread_id)
    opening = await opening_post(call.session, call.actor, thread.id)
    return ThreadWithPost(thread_of(thread, base_of(call)), post_of(opening), thread.private_to_id is not None)


async def list_posts(call: Call) -> Rows:
    """In reading order; a cursor names the page, since votes may move a post while somebody reads."""
    thread = await visible_thread(call.session, call.actor, call.path["thread"])
    call.then.append(partial(note_staff_reading, call.request, call.actor, thread))
    number = (call.after(int) or (1,))[0]
    if not 1 <= number <= 10_000:
        raise Invalid({"after": _("This is no cursor of this list.")})
    found = await thread_posts(call.session, call.actor, thread.id, leaf=Leaf(number, call.query["order"] or "votes"))
    more = len(found) == POSTS_A_PAGE and number < 10_000
    return Rows([post_of(post) for post in found], (number + 1,) if more else None)


async def change(call: Call) -> ThreadWithPost:
    thread_id = call.path["thread"]
    if call.body["category"]:
        await move_thread(call.session, call.actor, thread_id, call.body["category"])
    if call.body["kind"]:
        await change_kind(call.session, call.actor, thread_id, call.body["kind"])
    return await whole(call, thread_id)


async def solve(call: Call) -> ThreadWithPost:
    """With an answer of this thread, or without one."""
    thread, post_id = await visible_thread(call.session, call.actor, call.path["thread"]), call.body["post"]
    if post_id is None:
        await mark_solved_without_answer(call.session, call.actor, thread.id)
    elif (await visible_post(call.session, call.actor, post_id)).thread_id != thread.id:
        raise Invalid({"post": _("This answer stands in another thread.")})
    else:
        await accept_answer(call.session, call.actor, post_id)
    return await whole(call, thread.id)


async def unsolve(call: Call) -> ThreadWithPost:
    thread = await visible_thread(call.session, call.actor, call.path["thread"])
    undo = take_back_acceptance if thread.accepted_post_id else unmark_solved
    await undo(call.session, call.actor, thread.id)
    return await whole(call, thread.id)


async def have_too(call: Call) -> ThreadWithPost:
    await add_me_too(call.session, call.actor, call.path["thread"])
    return await whole(call, call.path["thread"])


async def have_not(call: Call) -> ThreadWithPost:
    await take_back_me_too(call.session, call.actor, call.path["thread"])
    return await whole(call, call.path["thread"])


async def point(call: Call) -> ThreadWithPost:
    await mark_duplicate(call.session, call.actor, call.path["thread"], call.body["thread"])
    return await whole(call, call.path["thread"])


async def unpoint(call: Call) -> ThreadWithPost:
    await clear_duplicate(call.session, call.actor, call.path["thread"])
    return await whole(call, call.path["thread"])


ONE = "/threads/{thread:int}"
WRITE: dict[str, Any] = {"group": THREADS, "scope": "write", "answer": ThreadWithPost}
ENDPOINTS = (
    Endpoint(method="GET", path="/threads", call=list_threads, summary="Threads, a page at a time.", group=THREADS,
             answer=Thread, rows=True, open=True, query=LIST),
    Endpoint(method="GET", path="/threads/facets", call=count_threads, summary="How many threads each view has.",
             group=THREADS, answer=Facets, open=True, query=NARROW),
    Endpoint(method="GET", path=ONE, call=show_thread, summary="A thread with the post that opens it.", group=THREADS,
             answer=ThreadWithPost, open=True),
    Endpoint(method="GET", path=ONE + "/posts", call=list_posts, summary="The answers or replies of a thread.",
             group=THREADS, answer=Post, rows=True, open=True, query=POSTS),
    Endpoint(method="PATCH", path=ONE, call=change, summary="Move a thread, or make it of another kind.", body=CHANGE,
             **WRITE),
    Endpoint(method="PUT", path=ONE + "/solution", call=solve, summary="Close a question as solved, with or without "
             "an answer.", body=SOLUTION, **WRITE),
    Endpoint(method="DELETE", path=ONE + "/solution", call=unsolve, summary="Open a question again.", **WRITE),
    Endpoint(method="PUT", path=ONE + "/me-too", call=have_too, summary="Say that one has this, too.", **WRITE),
    Endpoint(method="DELETE", path=ONE + "/me-too", call=have_not, summary="Take that back.", **WRITE),
    Endpoint(method="PUT", path=ONE + "/duplicate", call=point, summary="Mark a question as a duplicate of another.",
             body=TARGET, **WRITE),
    Endpoint(method="DELETE", path=ONE + "/duplicate", call=unpoint, summary="Take that mark away.", **WRITE),
)  # fmt: skip
