"""All that one thread page shows, read in as few questions as it takes."""

from dataclasses import dataclass, field

from forum.actor import Actor
from forum.comments.queries import comments_of_thread
from forum.comments.rows import CommentRow
from forum.database import Session
from forum.reading.nearby import Nearby
from forum.threads.queries import (
    POSTS_A_PAGE,
    Leaf,
    opening_and_posts,
    similar_threads,
    thread_posts,
    threads_around,
)
from forum.threads.rows import PostRow, ThreadRow, ThreadView

RELATED = 5
CANDIDATES = 20  # threads with words of the title, of which those about the same things are shown

# Reads every category and nothing that is not published: for posts of a thread that was found with the reader's own
# eyes, these are everybody's.
ANYBODY = Actor(id=None, name="anybody", roles=frozenset({"kb_editor"}))


@dataclass(frozen=True, slots=True)
class WholeThread:
    """A page of a thread. `answers` and `comments` are what every reader sees; what this one sees beyond that (their
    own post that waits for review, what moderators look after) stands apart in `extra` and `extra_comments`."""

    thread: ThreadView
    opening: PostRow
    answers: list[PostRow]
    comments: dict[int, list[CommentRow]]
    target: ThreadRow | None
    again: list[ThreadRow]
    related: list[ThreadRow]
    has_more: bool
    extra: list[PostRow] = field(default_factory=list)
    extra_comments: dict[int, list[CommentRow]] = field(default_factory=dict)

    @property
    def posts(self) -> list[PostRow]:
        """Every post that this reader sees on the page."""
        return [self.opening, *self.answers, *self.extra]

    @property
    def remarks(self) -> list[CommentRow]:
        """Every comment that this reader sees on the page."""
        shown = {post.id for post in self.posts}
        found = (*self.comments.items(), *self.extra_comments.items())
        return [each for post_id, under in found if post_id in shown for each in under]


async def whole_thread(
    session: Session, actor: Actor, thread: ThreadView, *, leaf: Leaf, nearby: Nearby
) -> WholeThread:
    opening, seen = await opening_and_posts(session, actor, thread.id, leaf=leaf)
    answers, extra, has_more = await split_posts(session, actor, thread, seen=seen, leaf=leaf)
    remarks = await comments_of_thread(session, actor, thread.id)
    near = await ids_near(session, actor, thread, nearby)
    target_id = thread.duplicate_of_id
    others, again = await threads_around(session, actor, thread.id, [*near, target_id] if target_id else near)
    return WholeThread(
        thread,
        opening,
        answers,
        only(remarks, published=True),
        others.get(target_id) if target_id else None,
        again,
        [others[thread_id] for thread_id in near if thread_id in others],
        has_more,
        extra,
        only(remarks, published=False),
    )


async def ids_near(session: Session, actor: Actor, thread: ThreadView, nearby: Nearby) -> list[int]:
    """The threads that are shown as related, if they still may be."""
    ids = nearby.recall(thread, actor.sees, session.now)
    if ids is None:
        similar = await similar_threads(session, actor, thread.title, CANDIDATES)
        ids = [row.id for row in closest(thread, similar)[:RELATED]]
        nearby.note(thread, actor.sees, session.now, ids=ids)
    return ids


async def split_posts(
    session: Session, actor: Actor, thread: ThreadView, *, seen: list[PostRow], leaf: Leaf
) -> tuple[list[PostRow], list[PostRow], bool]:
    """The posts that everybody sees on this page, those that only this reader sees, and whether a page follows."""
    everybodys = [post for post in seen if post.is_published]
    extra = [post for post in seen if not post.is_published]
    cut = leaf.page > 1 or len(seen) == POSTS_A_PAGE
    if cut and actor.is_signed_in and thread.is_published:
        # What this reader sees beyond the others would shift where their pages begin.
        everybodys = await thread_posts(session, ANYBODY, thread.id, leaf=leaf)
    return everybodys, extra, len(everybodys) == POSTS_A_PAGE and thread.answer_count > leaf.page * POSTS_A_PAGE


def closest(thread: ThreadView, similar: list[ThreadRow]) -> list[ThreadRow]:
    """Those that share a tag come first, the most tags before fewer; what shares not even the category is no kin."""
    kin = [
        (len(set(row.tags) & set(thread.tags)), row)
        for row in similar
        if row.id not in (thread.id, thread.duplicate_of_id) and row.duplicate_of_id != thread.id
    ]
    near = [(shared, row) for shared, row in kin if shared or row.category_id == thread.category_id]
    return [row for _shared, row in sorted(near, key=lambda pair: -pair[0])]


def only(remarks: dict[int, list[CommentRow]], *, published: bool) -> dict[int, list[CommentRow]]:
    chosen = {post_id: [each for each in found if each.is_published == published] for post_id, found in remarks.items()}
    return {post_id: found for post_id, found in chosen.items() if found}
