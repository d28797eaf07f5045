"""Every write of threads and posts: `(session, actor, …)`, refused by policy, followed by an event.

Rows are locked and updated in one order (thread, post, user), and events are published after that, because what
listens to them (the ledger) goes on to the user's row. A new post is the exception: its event comes first, since a
listener may hold it, and the thread's counts are deltas that add up in any order.
"""

from forum.threads.actions.answering import Answered, post_answer
from forum.threads.actions.asking import Asked, NewThread, ask_question
from forum.threads.actions.counting import count_views
from forum.threads.actions.deleting import delete_post, undelete_post
from forum.threads.actions.editing import Edit, edit_post, retag_thread, seen_by_editor
from forum.threads.actions.languages import recognise
from forum.threads.actions.moderating import (
    hide_post,
    hold_post,
    lock_thread,
    release_post,
    unhide_post,
    unlock_thread,
)
from forum.threads.actions.private import continue_privately, publish_private
from forum.threads.actions.rearranging import Split, merge_threads, move_answers, rejoin, split_answer
from forum.threads.actions.recounting import recount_threads
from forum.threads.actions.relating import (
    add_me_too,
    change_kind,
    clear_duplicate,
    mark_duplicate,
    move_thread,
    note_article,
    take_back_me_too,
)
from forum.threads.actions.solving import (
    accept_answer,
    mark_solved_without_answer,
    take_back_acceptance,
    unmark_solved,
)
from forum.threads.actions.testing import end_test, plant_question, resume_test

__all__ = [
    "ask_question", "NewThread", "Asked", "post_answer", "Answered",
    "edit_post", "Edit", "retag_thread", "seen_by_editor", "delete_post", "undelete_post",
    "accept_answer", "take_back_acceptance", "mark_solved_without_answer", "unmark_solved",
    "hold_post", "release_post", "hide_post", "unhide_post", "lock_thread", "unlock_thread",
    "mark_duplicate", "clear_duplicate", "add_me_too", "take_back_me_too", "change_kind", "move_thread", "note_article",
    "continue_privately", "publish_private", "plant_question", "end_test", "resume_test",
    "merge_threads", "move_answers", "split_answer", "rejoin", "Split",
    "count_views", "recount_threads", "recognise",
]  # fmt: skip
