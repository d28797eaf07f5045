"""One thread, for reading it or for changing it."""

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries.posts import POSTS_A_PAGE, Leaf, page_of_post, visible_post
from forum.threads.queries.visibility import VISIBLE_THREAD, eyes, real_id
from forum.threads.rows import PostRow, ThreadView

ONE = " ".join(
    (
        """
SELECT t.id, t.slug, t.title, t.kind, t.tags, t.state,
       t.category_id, c.slug AS category_slug, c.name AS category_name, c.visibility AS category_visibility,
       t.author_id, u.name AS author_name, coalesce(u.display_name, t.author_label) AS author_display,
       o.id AS opening_id, t.score, t.answer_count, t.view_count, t.me_too_count,
       t.accepted_post_id, t.solved_at, t.solved_by_id, t.duplicate_of_id, t.article_id, t.locked_at,
       t.created_at, t.last_activity_at, t.language,
       t.slow_minutes, t.slow_until, t.private_to_id, t.continued_in_id,
       t.test_ended_at, t.home_category_id
  FROM threads t
  JOIN categories c ON c.id = t.category_id
  JOIN posts o ON o.thread_id = t.id AND o.kind = 'opening'
  LEFT JOIN users u ON u.id = t.author_id
 WHERE t.id = $4 AND""",
        VISIBLE_THREAD,
    )
)
# Not FOR UPDATE: everybody who adds an answer holds a key-share lock on the thread, and waiting for those while
# others wait for us would be a deadlock.
LOCK = "FOR NO KEY UPDATE OF t"


async def visible_thread(session: Session, actor: Actor, thread_id: int, *, lock: bool = False) -> ThreadView:
    """The thread, or NotThere where it is missing or not for this actor; with `lock`, nobody changes it meanwhile."""
    sql = f"{ONE} {LOCK}" if lock else ONE
    row = await session.fetchrow(sql, *eyes(actor), real_id(thread_id))
    if row is None:
        raise NotThere
    return ThreadView(**row)


async def locked_post(session: Session, actor: Actor, post_id: int) -> tuple[ThreadView, PostRow]:
    """A post and its thread, both locked, the thread first: all lock in this order, so nobody waits in a ring."""
    found = await visible_post(session, actor, post_id)
    thread = await visible_thread(session, actor, found.thread_id, lock=True)
    return thread, await visible_post(session, actor, post_id, lock=True)


async def post_url(session: Session, actor: Actor, post_id: int) -> str:
    """Where a visible post stands in its thread: the address, the page and the place on it. Where there are several
    pages the address says in which order they are counted, so that it means the same to every reader."""
    post = await visible_post(session, actor, post_id)
    thread = await visible_thread(session, actor, post.thread_id)
    if thread.answer_count <= POSTS_A_PAGE:
        return f"{thread.url}#post-{post.id}"
    order = actor.answer_order if thread.is_question else "votes"
    page = await page_of_post(session, actor, post, order)
    return f"{leaf_url(thread, Leaf(page, order))}#post-{post.id}"


def leaf_url(thread: ThreadView, leaf: Leaf) -> str:
    """The address of a page of the thread; one with a page is read in the order that it names, else by votes."""
    parts = {"order": leaf.order if leaf.order != "votes" else "", "page": str(leaf.page)}
    return f"{thread.url}?" + "&".join(f"{name}={value}" for name, value in parts.items() if value)
