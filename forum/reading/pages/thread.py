"""The page of a thread: the same for everybody, with holes for what is the reader's own."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.database import Session
from forum.errors import Words
from forum.reading.contents import Heading, with_contents
from forum.reading.deeds import comment_deeds, post_deeds, thread_deeds
from forum.reading.nearby import Nearby
from forum.reading.pages.cards import card_of, card_url
from forum.reading.pages.viewing import count_view, note_staff_reading
from forum.reading.queries import WholeThread, whole_thread
from forum.reading.queries.helped import helped_by
from forum.reading.queries.marks import own_marks
from forum.reading.structured import thread_as_json_ld
from forum.reading.thinness import is_thin
from forum.reading.wording import ORDER_WORDS, asked_words, solved_words, titled
from forum.threads.excerpts import excerpt
from forum.threads.queries import Leaf, leaf_url, visible_thread
from forum.threads.queries.pace import pace_of
from forum.threads.refusals import standing
from forum.threads.rows import PostRow, ThreadView
from forum.unread.queries import place_in
from forum.votes.queries import my_votes
from forum.web.choices import ORDERS, choices_of, keep_choices
from forum.web.house import actor_of, house
from forum.web.machines import ForMachines
from forum.web.replies import moved
from forum.web.site import Site
from forum.web.slots import fill_slot
from forum.web.templating import Islands, often_page

ISLANDS = "forum/reading/_thread_islands.html"
BUTTONS = "forum/reading/_buttons.html"


async def show_thread(request: Request) -> Response:
    """Any slug leads to the thread, by way of the right one."""
    actor = actor_of(request)
    async with house(request).database.reading() as session:
        thread = await visible_thread(session, actor, request.path_params["id"])
        if request.path_params.get("slug") != thread.slug:
            return moved(thread.url + (f"?{request.url.query}" if request.url.query else ""))
        leaf = leaf_wanted(request, thread)
        whole = await whole_thread(session, actor, thread, leaf=leaf, nearby=nearby_of(request))
        beside = await beside_of(request, session, whole)
        counted = partial(count_view, thread_id=thread.id) if thread.is_published else None
        reply = await often_page(
            request, "forum/reading/thread.html", shared_part(request, whole, leaf),
            partial(own_islands, request, session, whole, beside), visitors=beside, then=counted,
        )  # fmt: skip
    await note_staff_reading(request, actor, thread)
    if wants_order(request, thread) and actor.is_visitor:
        keep_choices(request, reply, order=leaf.order)
    return reply


def nearby_of(request: Request) -> Nearby:
    """The memory of this process."""
    state = request.app.state
    if not hasattr(state, "nearby"):
        state.nearby = Nearby()
    found: Nearby = state.nearby
    return found


def leaf_wanted(request: Request, thread: ThreadView) -> Leaf:
    """An address that names a page means it in the order that it names, so that a place in a long thread is the same
    for everybody; without one the reader's own order holds."""
    text, order = request.query_params.get("page", ""), request.query_params.get("order", "")
    page = max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 5 else 1
    if not thread.is_question:
        return Leaf(page)
    if order in ORDERS:
        return Leaf(page, order)
    return Leaf(page, "votes" if text else choices_of(request).order)


def wants_order(request: Request, thread: ThreadView) -> bool:
    """Whether the reader has just chosen an order; one that only comes along with a page is no choice."""
    asked = request.query_params
    return thread.is_question and asked.get("order") in ORDERS and "page" not in asked


def shared_part(request: Request, whole: WholeThread, leaf: Leaf) -> dict[str, Any]:
    thread, page, base_url = whole.thread, leaf.page, house(request).settings.base_url
    here = thread.url + (f"?page={page}" if page > 1 else "")
    opening, table = with_table(whole.opening)
    answers = [with_table(post) for post in whole.answers]
    accepted = next((post for post in whole.answers if post.id == thread.accepted_post_id), None)
    return {
        "thread": thread,
        "works_place": thread.category_id,
        "opening": opening,
        "table": table,
        "answers": [post for post, _table in answers],
        "tables": {post.id: headings for post, headings in answers if headings},
        "orders": order_links(thread, leaf) if thread.is_question and thread.answer_count > 1 else [],
        "comments": whole.comments,
        "target": whole.target,
        "again": whole.again,
        "related": whole.related,
        "title": titled(thread.title, solved=thread.solved_at is not None),
        "machines": for_machines(whole, base_url, here, site=house(request).site, page=page),
        "state": state_of(thread),
        "asked_words": asked_words(thread.kind),
        "solved_words": solved_words(thread, accepted) if thread.solved_at else None,
        "solved_url": thread.url + (f"#post-{thread.accepted_post_id}" if thread.accepted_post_id else "#main"),
        "live": thread.is_published and thread.test_ended_at is None and house(request).settings.live_connections > 0,
        "as_json_ld": thread_as_json_ld,
        "canonical": base_url + here,
        "next_url": leaf_url(thread, replace(leaf, page=page + 1)) + "#answers" if whole.has_more else None,
        "previous_url": leaf_url(thread, replace(leaf, page=page - 1)) + "#answers" if page > 1 else None,
    }


def for_machines(whole: WholeThread, base_url: str, here: str, *, site: Site, page: int) -> ForMachines:
    """Further pages, duplicates and what is too thin are not to be found; only what everybody may read has a card."""
    thread = whole.thread
    public = thread.is_published and thread.category_visibility == "public"
    return ForMachines(
        title=titled(thread.title, solved=thread.solved_at is not None),
        description=excerpt(whole.opening.body_html),
        canonical=base_url + here,
        indexed=page == 1 and not thread.is_apart and not is_thin(thread, whole.opening),
        kind="article",
        image=base_url + card_url(f"/t/{thread.id}", card_of(thread, site)) if public else "",
        published=thread.created_at,
        modified=thread.last_activity_at,
    )


def with_table(post: PostRow) -> tuple[PostRow, tuple[Heading, ...]]:
    """The post and, where it is long, the table of its headings, which then can be led to."""
    html, headings = with_contents(post.body_html, f"h{post.id}")
    return (replace(post, body_html=html), headings) if headings else (post, ())


def order_links(thread: ThreadView, leaf: Leaf) -> list[tuple[str, Words, bool]]:
    return [(f"{thread.url}?order={name}#answers", words, name == leaf.order) for name, words in ORDER_WORDS.items()]


def state_of(thread: ThreadView) -> str:
    if thread.duplicate_of_id is not None:
        return "duplicate"
    if not thread.is_question:
        return thread.kind
    return "answered" if thread.answer_count else "unanswered"


async def beside_of(request: Request, session: Session, whole: WholeThread) -> dict[str, Any]:
    """What stands beside the posts for this reader: the neighbours' parts, and how slow the thread is."""
    here, actor, thread = house(request), actor_of(request), whole.thread
    slots = {
        "aside": await fill_slot(here, session, actor, "thread_aside", {"thread": thread}),
        "notes": await fill_slot(here, session, actor, "solution_notes", {"thread": thread})
        if thread.solved_at
        else [],
        "tools": await fill_slot(here, session, actor, "answer_tools", {"thread": thread}),
    }
    return {**slots, "pace": await pace_of(session, actor, thread)}


async def own_islands(request: Request, session: Session, whole: WholeThread, beside: dict[str, Any]) -> Islands:
    """A visitor's are made of the thread and of `beside` alone."""
    actor, thread, now = actor_of(request), whole.thread, session.now
    votes = await my_votes(session, actor, thread.id)
    marks = await own_marks(session, actor, thread.id, thread.accepted_post_id)
    own = {
        **beside,
        "thread": thread,
        "may": thread_deeds(actor, thread, now),
        "deeds": {
            post.id: post_deeds(actor, thread, post, my_vote=votes.get(post.id, 0), now=now) for post in whole.posts
        },
        "comment_deeds_of": comment_deeds(actor, whole.remarks, now),
        "why_silent": standing(actor, now),
        "extra": whole.extra,
        "extra_comments": whole.extra_comments,
        "has_me_too": marks.me_too,
        "follow_level": marks.level,
        "newest": max(whole.posts, key=lambda post: (post.created_at, post.id)).id,
        "place": await place_in(session, actor, thread.id),
        **await help_told(session, actor, whole, said=marks.helpful),
        **await menus_of(request, session, actor, whole),
    }
    return Islands(ISLANDS, own, drawn_of(request, own))


def drawn_of(request: Request, own: dict[str, Any]) -> dict[str, Callable[[int], str | None]]:
    """What stands beside each post and comment, past the macros' context, which costs more than the pieces do."""
    environment = house(request).templates
    kept: Any = environment.globals["kept"]
    buttons: Any = environment.get_template(BUTTONS).module
    thread_id, deeds, remarks, unread = own["thread"].id, own["deeds"], own["comment_deeds_of"], own["place"].unread

    def comment_box(number: int) -> str | None:
        if number in own["extra_comments"]:
            return None
        return str(kept(buttons.comment_form, number, thread_id)) if deeds[number].may_comment else ""

    return {
        "vote": lambda number: kept(buttons.post_vote, deeds[number]),
        "post_deeds": lambda number: kept(buttons.post_buttons, deeds[number], thread_id, own["menus"][number]),
        "comment_deeds": lambda number: kept(buttons.comment_buttons, remarks[number], own["comment_menus"][number]),
        "comment_box": comment_box,
        "post_mark": lambda number: None if number in unread else "",
    }


async def help_told(session: Session, actor: Actor, whole: WholeThread, *, said: bool | None) -> dict[str, Any]:
    """To the author of the accepted answer, whom it helped; to another reader, what they said of it."""
    told: dict[str, Any] = {"helped": None, "said_helpful": None}
    accepted = next((post for post in whole.answers if post.id == whole.thread.accepted_post_id), None)
    if accepted is not None and actor.is_signed_in:
        if actor.id == accepted.author_id:
            told["helped"] = await helped_by(session, accepted.id)
        else:
            told["said_helpful"] = said
    return told


async def menus_of(request: Request, session: Session, actor: Actor, whole: WholeThread) -> dict[str, Any]:
    """What the neighbours add to the menu of each post and comment."""
    here, thread = house(request), whole.thread
    menus, comment_menus = {}, {}
    for post in whole.posts:
        menus[post.id] = await fill_slot(here, session, actor, "post_menu", {"thread": thread, "post": post})
    for each in whole.remarks:
        comment_menus[each.id] = await fill_slot(here, session, actor, "post_menu", {"thread": thread, "comment": each})
    return {"menus": menus, "comment_menus": comment_menus}
