"""Rows that care for questions needs: by name, how each is written, and whose ids it takes."""

CARE = (
    ("target", "INSERT INTO reply_targets (language, minutes) VALUES ('ro', 90) RETURNING id"),
    ("plan", "INSERT INTO plans (name, created_at) VALUES ('Gold', now()) RETURNING id"),
    ("organisation", "INSERT INTO organisations (name, created_at) VALUES ('Mill', now()) RETURNING id"),
    ("calendar", "INSERT INTO calendars (name, zone, hours) VALUES ('Here', 'UTC', 'always') RETURNING id"),
    (
        "assignment",
        "INSERT INTO account_managers (organisation_id, user_id) VALUES ($2, $1) RETURNING id",
        "staff",
        "organisation",
    ),
    ("shift", "INSERT INTO shifts (user_id, hours) VALUES ($1, 'always') RETURNING id", "staff"),
    (
        "mark",
        "INSERT INTO risk_marks (object_kind, object_id, created_at) VALUES ('user', $1, now()) RETURNING id",
        "staff",
    ),
    (
        "theme",
        "INSERT INTO product_themes (name, name_key, created_at) VALUES ('Alarms', 'alarms', now()) RETURNING id",
    ),
    (
        "test",
        "INSERT INTO planted_questions (thread_id, planted_by_id, minutes, category_id, created_at, ended_at, shown) "
        "VALUES ($1, $2, 60, $3, now(), now(), true) RETURNING thread_id",
        "member",
        "staff",
        "help",
    ),
    ("keeper", "INSERT INTO category_keepers (user_id, lead) VALUES ($1, true) RETURNING id", "staff"),
)
