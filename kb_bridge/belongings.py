"""What these rooms keep of a person: what they may take along, and what becomes of it when they leave."""

from forum.belonging import EMPTIED, GOES, STAYS, Belonging

BELONGINGS = (
    Belonging("article_ratings", "user_id", STAYS, "article_id, helpful, created_at", why="counted, without a name"),
    Belonging(
        "article_versions",
        "editor_id",
        STAYS,
        "article_id, version, title, body_source, created_at",
        why="part of an article's history",
    ),
    Belonging(
        "articles", "editor_id", STAYS, "id, title, body_source, created_at, edited_at", why="articles of the forum"
    ),
    Belonging("articles", "owner_id", EMPTIED, why="who looks after an article"),
    Belonging("proposals", "decided_by_id", STAYS, why="deeds of staff"),
    Belonging("topic_changes", "actor_id", STAYS, why="deeds of staff"),
    Belonging("weekly_letters", "user_id", GOES, why="that a letter went out"),
    Belonging("weekly_stops", "user_id", GOES, "created_at"),
)
