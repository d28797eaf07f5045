"""A thread as it goes on paper: all of it on one page, without anything to press."""

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.comments.queries import comments_of_thread
from forum.database import Session
from forum.reading.pages.viewing import note_staff_reading
from forum.reading.queries.whole import only
from forum.threads.queries import POSTS_A_PAGE, Leaf, opening_and_posts, thread_posts, visible_thread
from forum.threads.rows import PostRow
from forum.web.choices import choices_of
from forum.web.house import actor_of, house
from forum.web.templating import page

MOST_PAGES = 6  # of posts: a longer thread is printed page by page, by the browser


async def print_thread(request: Request) -> Response:
    actor, order = actor_of(request), choices_of(request).order
    async with house(request).database.reading() as session:
        thread = await visible_thread(session, actor, request.path_params["id"])
        opening, answers = await opening_and_posts(session, actor, thread.id, leaf=Leaf(1, order))
        if len(answers) == POSTS_A_PAGE:
            answers += await further_posts(session, actor, thread.id, order)
        remarks = only(await comments_of_thread(session, actor, thread.id), published=True)
    values = {
        "thread": thread,
        "opening": opening,
        "answers": [post for post in answers if post.is_published],
        "comments": remarks,
        "canonical": house(request).settings.base_url + thread.url,
        "more": thread.answer_count > MOST_PAGES * POSTS_A_PAGE,
    }
    await note_staff_reading(request, actor, thread)
    return page(request, "forum/reading/print.html", values)


async def further_posts(session: Session, actor: Actor, thread_id: int, order: str) -> list[PostRow]:
    """What follows after the first page, as far as fits."""
    found: list[PostRow] = []
    for number in range(2, MOST_PAGES + 1):
        posts = await thread_posts(session, actor, thread_id, leaf=Leaf(number, order))
        found += posts
        if len(posts) < POSTS_A_PAGE:
            break
    return found
