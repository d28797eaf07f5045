"""Who may see what, in SQL, once: every query of threads, posts and comments is built on these conditions.

In each of them `t` is the thread, `c` its category, `p` the post, and the first three arguments are those of
`eyes(actor)`: $1 the category visibilities that the actor reads, $2 who they are, $3 whether they moderate.
"""

from typing import Any

from forum.actor import Actor
from forum.errors import NotThere

# A private thread stands in a category of the staff, so whatever looks at the category alone keeps it from all others;
# the one person whom it is for is let in here, and here alone. No list has it, not even one of the staff. The same
# holds for a test question that is over: whoever has its address may read it, and what it was.
VISIBLE_THREAD = """((c.visibility = ANY($1::text[]) AND (t.private_to_id IS NULL OR 'staff' = ANY($1::text[]))
    OR t.private_to_id = $2::bigint OR t.test_ended_at IS NOT NULL)
    AND (t.state = 'published' OR t.author_id = $2::bigint OR $3::bool))"""
VISIBLE_POST = "(p.state = 'published' OR p.author_id = $2::bigint OR $3::bool)"
# Lists and searches: $1 alone.
LISTED_THREAD = """(c.visibility = ANY($1::text[]) AND t.state = 'published' AND t.private_to_id IS NULL
    AND t.test_ended_at IS NULL)"""
# Figures, feeds and what search engines read: without questions that staff plant as a test.
COUNTED_THREAD = f"({LISTED_THREAD} AND t.planted_at IS NULL)"


def eyes(actor: Actor) -> tuple[Any, ...]:
    return list(actor.sees), actor.id, actor.is_moderator


def real_id(number: int) -> int:
    """The number, where a row can have it; NotThere before PostgreSQL is asked about 2⁶³."""
    if not 0 < number < 2**63:
        raise NotThere
    return number
