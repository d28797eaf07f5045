"""Rows that care for questions, webhooks and tokens need: by name, how each is written, and whose ids it takes."""

TOKEN = """
INSERT INTO api_tokens (token_hash, beginning, user_id, made_by_id, name, scopes, created_at, expires_at)
SELECT decode(md5(u.name), 'hex'), 'talkoot_abcd', u.id, {}, 'script', '{{read}}', now(), now() + interval '9 days'
  FROM users u WHERE u.name = '{}' RETURNING id
"""
WEBHOOK = """
INSERT INTO webhooks (url, kinds, sealed_secret, created_at)
VALUES ('https://shop.example.com/hook', '{post_edited}', '', now()) RETURNING id
"""
DELIVERY = """
INSERT INTO webhook_deliveries (webhook_id, kind, body, created_at) VALUES ($1, 'test', '{}', now()) RETURNING id
"""
CARE = (
    (
        "call",
        "INSERT INTO calls (email, body, thread_id, created_at) "
        "VALUES ('v@example.com', 'Please ring me.', $1, now()) RETURNING id",
        "thread",
    ),
    ("token", TOKEN.format("NULL", "asha")),
    ("integration", TOKEN.format("1", "lin")),
    ("webhook", WEBHOOK),
    ("delivery", DELIVERY, "webhook"),
    ("target", "INSERT INTO reply_targets (language, minutes) VALUES ('ro', 90) RETURNING id"),
    ("circle", "INSERT INTO groups (id, name, created_at) VALUES (1, 'Testers', now()) RETURNING id"),
    (
        "circle",
        "INSERT INTO group_members (group_id, user_id, source) SELECT $1, id, 'hand' FROM users WHERE name = 'bo' "
        "RETURNING group_id",
        "circle",
    ),
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
