"""Rows of the world that are written as they are: what it would take long to bring about."""

HELD_JOB = """
WITH event AS (
    INSERT INTO events (name, payload, created_at, relayed_at) VALUES ('BellRang', '{}', now(), now()) RETURNING id
)
INSERT INTO jobs (event_id, listener, attempts, due_at, error, created_at, held_at)
SELECT id, 'bell.tower', 8, now(), 'OSError: the rope broke', now(), now() FROM event RETURNING id
"""
FIELD = "INSERT INTO form_fields (category_id, label, created_at) VALUES ($1, 'Version', now()) RETURNING id"
SOLVED = """
INSERT INTO ledger_entries (user_id, amount, worth, cause, price_list, event_id, created_at)
VALUES ($1, 15, 15, 'answer_accepted', 'default-1', $2, now()) RETURNING id
"""
VIEW = "INSERT INTO queue_views (user_id, name, query, created_at) VALUES ($1, 'Mine', 'mine=yes', now()) RETURNING id"
WORK = """
INSERT INTO planned_works (starts_at, ends_at, words, created_at)
VALUES (now() + interval '1 day', now() + interval '2 days', '{"en": "The hub rests."}', now()) RETURNING id
"""
BACKUP = """
INSERT INTO backup_runs (deed, state, name, asked_at, began_at, ended_at)
VALUES ('create', 'done', 'talkoot-20260101-021000.tar', now(), now(), now()) RETURNING id
"""
SYNONYMS = """
INSERT INTO search_synonyms (words, keys, created_at) VALUES ('{drip,trickle}', '{drip,trickl}', now()) RETURNING id
"""
REPLY = "INSERT INTO canned_replies (title, body, created_at) VALUES ('Restart', 'Restart it.', now()) RETURNING id"
SECOND_TOPIC = """
INSERT INTO topics (title, state, created_at, changed_at) VALUES ('Hub and router', 'proposed', now(), now())
RETURNING id
"""
CHANGE = """
INSERT INTO topic_changes (topic_id, kind, other_id, memory, created_at)
VALUES ($1, 'split', $2, '{"places": []}', now()) RETURNING id
"""
SECOND_PROPOSAL = """
INSERT INTO proposals (topic_id, state, version, title, draft, posts, asker_count, thread_count, reason, created_at)
SELECT $1, 'open', 1, title, draft, posts, asker_count, thread_count, '', now() FROM proposals WHERE id = $2
RETURNING id
"""

KNOWS = """
INSERT INTO tag_standings (tag_id, user_id, answers, good, judged, last_at) VALUES ($1, $2, 3, 3, 3, now())
RETURNING user_id
"""
PROVIDER = """
INSERT INTO providers (slug, kind, name, issuer, client_id, created_at)
VALUES ('any', 'openid', 'Ours', 'https://127.0.0.1', 'forum', now()) RETURNING id
"""  # an address to which nothing is ever sent
IDENTITY = """
INSERT INTO identities (user_id, provider, issuer, subject, created_at, used_at)
VALUES ($1, 'any', 'https://127.0.0.1', '7', now(), now()) RETURNING id
"""
PRODUCT_KEY = """
INSERT INTO product_keys (name, kind, sealed_key, created_at) VALUES ('shop', 'HS256', 'x', now()) RETURNING id
"""
