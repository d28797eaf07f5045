"""Every write of comments."""

from forum.comments.actions.stating import (
    delete_comment,
    hide_comment,
    hold_comment,
    release_comment,
    undelete_comment,
    unhide_comment,
)
from forum.comments.actions.writing import edit_comment, post_comment

__all__ = [
    "delete_comment", "edit_comment", "hide_comment", "hold_comment", "post_comment", "release_comment",
    "undelete_comment", "unhide_comment",
]  # fmt: skip
