"""Which columns of an archive's lines say something here. Pure."""

KNOWN = {
    "categories": frozenset({"id", "slug", "name", "description", "visibility", "position", "created_at"}),
    "tags": frozenset({"name", "description", "created_at"}),
    "users": frozenset(
        {"user", "name", "bio", "roles", "admin", "moderator", "staff", "created_at", "first_post", "seen_at"}
    ),
    "topics": frozenset(
        {
            "id", "title", "slug", "kind", "category", "categories", "category_id", "tags", "user", "author",
            "created_at", "last_posted_at", "views", "closed", "archived", "locked_at", "visible", "accepted_post",
            "solved_at", "solved_by", "duplicate_of",
        }
    ),
    "posts": frozenset(
        {
            "id", "topic_id", "n", "user", "author", "created_at", "edited_at", "updated_at", "edited_by", "version",
            "html", "md", "likes", "dislikes", "accepted", "reply_to", "state", "hidden", "deleted", "post_type",
            "language", "details",
        }
    ),
    "comments": frozenset(
        {"id", "topic_id", "n", "user", "author", "md", "score", "state", "created_at", "edited_at"}
    ),
    "votes": frozenset({"id", "topic_id", "n", "user", "value", "created_at"}),
    "me_toos": frozenset({"id", "topic_id", "user", "created_at"}),
    "revisions": frozenset(
        {"id", "topic_id", "n", "version", "title", "tags", "md", "reason", "editor", "created_at"}
    ),
    "links": frozenset({"src_topic", "dst_topic", "cue"}),
}  # fmt: skip
