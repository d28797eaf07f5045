"""What this room keeps of a person: what they may take along, and what becomes of it when they leave."""

from forum.belonging import GOES, STAYS, Belonging

BELONGINGS = (
    Belonging(
        "users",
        "email",
        STAYS,
        "id, name, display_name, email, bio_source, locale, reads, time_zone, mail_notices, roles, trust_level, "
        "reputation, silenced_until, suspended_until, verified_at, created_at, seen_at, imported_from, "
        "last_visit_at, answer_order, wide",
        why="the row stays without name, address and words, since others' points and threads point to it",
    ),
    Belonging(
        "events",
        "actor_id",
        STAYS,
        "id, name, thread_id, post_id, created_at",
        why="the log of the forum, by numbers, from which every figure is derived",
    ),
    Belonging(
        "events", "user_id", STAYS, why="the log of the forum; what they did themselves is in the part of actor_id"
    ),
    Belonging("submissions", "user_id", GOES, why="keys of forms that were sent, forgotten after two days"),
    Belonging("logins", "user_id", GOES, "id, agent, created_at, seen_at, expires_at, proved_at"),
    Belonging("mailed_tokens", "user_id", GOES, why="hashes of links in letters"),
    # What letters say is in the person's mailbox already; the links in it open the account to whoever has the file.
    Belonging("mails", "to_address", GOES, "subject, created_at, sent_at", by_address=True),
    Belonging("passkeys", "user_id", GOES, "id, name, created_at, used_at"),
    Belonging("code_makers", "user_id", GOES, "last_step, created_at"),
    Belonging("recovery_codes", "user_id", GOES, why="hashes alone"),
    Belonging("half_logins", "user_id", GOES, why="ten minutes of somebody who signs in"),
    Belonging("passkey_challenges", "user_id", GOES, why="numbers that a device signs, for minutes"),
    Belonging("known_devices", "user_id", GOES, "seen_at"),
    Belonging(
        "address_changes",
        "user_id",
        GOES,
        "id, before, after, asked_at, expires_at, confirmed_at, undo_until, undone_at",
    ),
)
