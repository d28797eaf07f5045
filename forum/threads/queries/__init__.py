"""Every read of threads and posts. Loading is checking: a query takes the actor and knows nothing it may not see."""

from forum.threads.queries.authors import who_has_this_too
from forum.threads.queries.history import REVISIONS_A_PAGE, has_reactions, revisions, thread_history
from forum.threads.queries.lists import (
    VIEWS,
    Filter,
    ThreadPage,
    planted_among,
    thread_count,
    thread_rows,
    threads_among,
)
from forum.threads.queries.posts import (
    POSTS_A_PAGE,
    Leaf,
    opening_and_posts,
    opening_post,
    opening_posts,
    page_of_post,
    post_count,
    posts_among,
    posts_since,
    thread_answers,
    thread_posts,
    visible_post,
)
from forum.threads.queries.related import (
    duplicates_of,
    known_tags,
    popular_tags,
    similar_threads,
    tag_row,
    tag_rows,
    threads_around,
    threads_beginning,
)
from forum.threads.queries.threads import leaf_url, locked_post, post_url, visible_thread
from forum.threads.queries.visibility import COUNTED_THREAD, LISTED_THREAD, VISIBLE_POST, VISIBLE_THREAD

__all__ = [
    "visible_thread", "visible_post", "locked_post", "post_url", "leaf_url",
    "opening_post", "opening_and_posts", "opening_posts", "thread_posts", "thread_answers", "posts_among",
    "posts_since", "post_count", "page_of_post", "POSTS_A_PAGE", "Leaf",
    "thread_rows", "threads_among", "thread_count", "planted_among", "ThreadPage", "Filter", "VIEWS",
    "revisions", "REVISIONS_A_PAGE", "thread_history", "has_reactions",
    "duplicates_of", "threads_around", "threads_beginning", "similar_threads",
    "who_has_this_too", "tag_row", "tag_rows", "known_tags", "popular_tags",
    "VISIBLE_THREAD", "VISIBLE_POST", "COUNTED_THREAD", "LISTED_THREAD",
]  # fmt: skip
