"""Comments by which the table of roles asks the policies; they stand nowhere."""

from dataclasses import replace

from forum.acts import ME, NOW, SOMEBODY
from forum.comments.rows import CommentRow

COMMENT = CommentRow(
    id=1, thread_id=1, post_id=2, author_id=SOMEBODY, author_name=None, author_display=None, body_source="", html="",
    state="published", score=0, created_at=NOW, edited_at=None, language=None, locked=False,
)  # fmt: skip
OWN_COMMENT = replace(COMMENT, author_id=ME)
DELETED_BY_STAFF = replace(OWN_COMMENT, state="deleted")
