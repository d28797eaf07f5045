"""The SQL by which lines of the book count for lists: on which day, about which thread, in which lists.

A line that belongs to another one (a reversal, what is entered again, a correction) counts for the day and the thread
of the line at the end of that chain. Three readers share it: one event's lines, all lines, and the recount.
"""

# {which} says which lines; what everybody begins with counts nowhere.
LINES = """
chain AS (
    SELECT e.user_id, e.amount, e.cause, e.created_at, e.thread_id, e.post_id,
           coalesce(e.reverses_id, e.adjusts_id) AS up
    FROM ledger_entries e WHERE e.amount <> 0 AND {which}
    UNION ALL
    SELECT c.user_id, c.amount, b.cause, b.created_at, b.thread_id, b.post_id, coalesce(b.reverses_id, b.adjusts_id)
    FROM chain c JOIN ledger_entries b ON b.id = c.up
), lines AS (
    SELECT c.user_id, c.amount, (c.created_at AT TIME ZONE 'UTC')::date AS day,
           coalesce(c.thread_id, p.thread_id) AS thread_id
    FROM chain c LEFT JOIN posts p ON p.id = c.post_id AND c.thread_id IS NULL
    WHERE c.up IS NULL AND c.cause <> 'joined'
)
"""
# Every list in which the points of a day count: each place, for each period. `days` has day, category_id, tag_ids.
SPREAD = """
CROSS JOIN LATERAL (
    SELECT 'forum' AS scope, 0::bigint AS scope_id
    UNION ALL SELECT 'category', days.category_id WHERE days.category_id IS NOT NULL
    UNION ALL SELECT 'tag', unnest(days.tag_ids)
) AS place
CROSS JOIN LATERAL (VALUES
    ('week', date_trunc('week', day::timestamp)::date), ('month', date_trunc('month', day::timestamp)::date),
    ('quarter', date_trunc('quarter', day::timestamp)::date), ('year', date_trunc('year', day::timestamp)::date),
    ('all', DATE '1970-01-01')
) AS period (period, start)
"""
# Where threads count as things are now; {which} says which threads, by t.id.
PLACES = """
SELECT t.id AS thread_id, t.category_id,
       CASE WHEN c.visibility = 'public' THEN ARRAY(
           SELECT tt.tag_id FROM thread_tags tt WHERE tt.thread_id = t.id ORDER BY tt.tag_id
       ) ELSE '{{}}'::bigint[] END AS tag_ids
FROM threads t JOIN categories c ON c.id = t.category_id WHERE {which}
"""
