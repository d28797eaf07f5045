"""Threads and posts by which the table of roles asks the policies; they stand nowhere."""

from dataclasses import dataclass, replace

from forum.acts import ME, NOW, SOMEBODY
from forum.threads.rows import PostRow, ThreadView


@dataclass(frozen=True, slots=True)
class ExamplePlace:
    """A category, as far as a policy looks at it."""

    visibility: str
    offers_private: bool = False


PLACE = ExamplePlace("public")
DISCREET = ExamplePlace("public", offers_private=True)
THREAD = ThreadView(
    id=1, slug="", title="", kind="question", tags=[], state="published", category_id=1, category_slug="",
    category_name="", category_visibility="public", author_id=SOMEBODY, author_name=None, author_display=None,
    opening_id=1, score=0, answer_count=0, view_count=0, me_too_count=0, accepted_post_id=None, solved_at=None,
    solved_by_id=None, duplicate_of_id=None, article_id=None, locked_at=None, created_at=NOW, last_activity_at=NOW,
)  # fmt: skip
OWN_THREAD = replace(THREAD, author_id=ME)
LOCKED = replace(THREAD, locked_at=NOW)
PRIVATE = replace(THREAD, category_visibility="staff", private_to_id=SOMEBODY)
OWN_PRIVATE = replace(OWN_THREAD, category_visibility="staff", private_to_id=ME)
POST = PostRow(
    id=2, thread_id=1, kind="answer", state="published", version=1, author_id=SOMEBODY, author_name=None,
    author_display=None, author_reputation=None, author_role=None, author_trust=None, body_source="", body_html="",
    render_version=1, score=0, comment_count=0, created_at=NOW, edited_at=None, deleted_by_id=None,
)  # fmt: skip
OWN_POST = replace(POST, author_id=ME)
DELETED_BY_STAFF = replace(OWN_POST, state="deleted", deleted_by_id=SOMEBODY)
OWN_DELETED = replace(OWN_POST, state="deleted", deleted_by_id=ME)
