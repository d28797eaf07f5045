"""Every write of comments."""

from forum.comments.actions.stating import delete_comment, hide_comment, undelete_comment, unhide_comment
from forum.comments.actions.writing import edit_comment, post_comment

__all__ = ["post_comment", "edit_comment", "delete_comment", "undelete_comment", "hide_comment", "unhide_comment"]
