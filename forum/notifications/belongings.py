"""What this room keeps of a person: what they may take along, and what becomes of it when they leave."""

from forum.belonging import GOES, STAYS, Belonging

BELONGINGS = (
    Belonging(
        "notifications",
        "user_id",
        GOES,
        "id, event_id, kind, thread_id, post_id, params, created_at, read_at, mailed_at",
    ),
    Belonging("notifications", "actor_id", STAYS, why="what others were told"),
    Belonging("mail_waits", "user_id", GOES, why="a letter that waits"),
    Belonging(
        "mail_wishes",
        "user_id",
        GOES,
        "pace, quiet_from, quiet_until, reply_version, bounced_at, paused_at, paused_because, farewell_at",
    ),
)
