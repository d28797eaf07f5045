"""What this room keeps of a person: what they may take along, and what becomes of it when they leave."""

from forum.belonging import GOES, STAYS, Belonging

BELONGINGS = (
    Belonging(
        "threads",
        "author_id",
        STAYS,
        "id, title, slug, kind, language, state, created_at, solved_at",
        why="what becomes of posts is the choice of who leaves",
    ),
    Belonging("threads", "solved_by_id", STAYS, why="who marked it, part of the thread"),
    Belonging("threads", "private_to_id", STAYS, why="the same threads as by author_id"),
    Belonging(
        "posts",
        "author_id",
        STAYS,
        "id, thread_id, kind, body_source, details, language, state, created_at, edited_at",
        why="what becomes of posts is the choice of who leaves",
    ),
    Belonging("posts", "edited_by_id", STAYS, why="part of the post's history"),
    Belonging("posts", "deleted_by_id", STAYS, why="part of the post's history"),
    Belonging(
        "revisions",
        "editor_id",
        STAYS,
        "id, post_id, version, title, tags, body_source, details, reason, created_at",
        why="part of the post's history, emptied where the post is removed",
    ),
    Belonging("me_toos", "user_id", STAYS, "thread_id, created_at", why="counted, without a name"),
    Belonging("thread_reads", "user_id", GOES, "thread_id, read_at, place_id, seen_at"),
)
