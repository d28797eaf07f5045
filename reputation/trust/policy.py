"""Who may do what with trust. Pure."""

from collections.abc import Collection
from datetime import datetime

from forum.actor import Actor
from forum.threads.policy import is_author
from forum.threads.rows import ThreadView

ASKED_A_THREAD = 3  # people whom an asker may ask about one question
ASKED_A_DAY = 6  # by one asker
ASKING_A_DAY = 3  # times that one person is asked


def may_set_rules(actor: Actor) -> bool:
    return actor.is_admin


def may_see_privileges(actor: Actor, user_id: int) -> bool:
    """One's own, and moderators everybody's: accuracies are nobody else's business."""
    return actor.is_moderator or (actor.id is not None and actor.id == user_id)


def may_ask_around(actor: Actor, thread: ThreadView, now: datetime) -> bool:
    """The asker of a question that everybody may read and nobody has solved."""
    open_question = thread.is_question and thread.solved_at is None and thread.locked_at is None
    readable = thread.is_published and thread.category_visibility == "public" and thread.duplicate_of_id is None
    return actor.may_act(now) and is_author(actor, thread) and open_question and readable


def may_ask_one_more(asked: Collection[int]) -> bool:
    return len(asked) < ASKED_A_THREAD
