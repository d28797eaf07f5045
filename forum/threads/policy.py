"""What an actor may do with threads and posts: the same answer draws the button and refuses the request."""

from datetime import datetime
from typing import Protocol

from forum.actor import Actor
from forum.privileges import EDIT_OTHERS, MARK_DUPLICATES, MOVE, RETAG, reaches
from forum.threads.rows import PostRow, ThreadView

KINDS = ("question", "discussion", "announcement")
PRIVATE_KINDS = ("question", "discussion")


class Place(Protocol):
    """A category, as far as a policy looks at it."""

    @property
    def visibility(self) -> str: ...
    @property
    def offers_private(self) -> bool: ...


def may_see(actor: Actor, thread: ThreadView) -> bool:
    if thread.private_to_id is not None:
        if not actor.is_staff and actor.id != thread.private_to_id:
            return False
    elif thread.test_ended_at is None and thread.category_visibility not in actor.sees:
        return False
    return thread.is_published or actor.is_moderator or is_author(actor, thread)


def may_ask(actor: Actor, category: Place, now: datetime, kind: str = "question") -> bool:
    """Announcements are for staff alone; the rest is for everybody who may read the category."""
    if not actor.may_act(now) or category.visibility not in actor.sees or kind not in KINDS:
        return False
    return kind != "announcement" or actor.is_staff


def may_ask_privately(actor: Actor, category: Place, now: datetime, kind: str = "question") -> bool:
    """So that only they and the staff see it: where an admin lets the category offer that."""
    return (
        may_ask(actor, category, now, kind) and category.offers_private and actor.is_signed_in and kind in PRIVATE_KINDS
    )


def may_answer(actor: Actor, thread: ThreadView, now: datetime) -> bool:
    return actor.may_act(now) and thread.is_published and is_open(actor, thread)


def may_edit(actor: Actor, post: PostRow, thread: ThreadView, now: datetime) -> bool:
    """Authors edit their own, moderators everything, and leaders what readers can see."""
    if not actor.may_act(now) or post.state == "deleted" or not is_open(actor, thread):
        return False
    if actor.is_moderator:
        return True
    if is_author(actor, post):
        return post.state in ("published", "held", "hidden")  # what was hidden can be mended, and is looked at anew
    return reaches(actor, EDIT_OTHERS) and post.is_published


def may_retag(actor: Actor, thread: ThreadView, now: datetime) -> bool:
    if not actor.may_act(now) or not is_open(actor, thread):
        return False
    if actor.is_staff:
        return True
    return thread.is_published and (is_author(actor, thread) or reaches(actor, RETAG))


def may_delete(actor: Actor, post: PostRow, thread: ThreadView, now: datetime) -> bool:
    """Authors take back their own, but a question only while nobody has answered it: the answers are not theirs."""
    if not actor.may_act(now) or post.state == "deleted":
        return False
    if actor.is_moderator:
        return True
    if not is_author(actor, post) or not post.is_published or thread.locked_at is not None:
        return False
    return not post.is_opening or thread.answer_count == 0


def may_undelete(actor: Actor, post: PostRow, thread: ThreadView, now: datetime) -> bool:
    """Authors bring back what they deleted themselves; what staff deleted, staff bring back."""
    if not actor.may_act(now) or post.state != "deleted":
        return False
    if actor.is_moderator:
        return True
    return is_author(actor, post) and post.deleted_by_id == actor.id and thread.locked_at is None


def may_accept(actor: Actor, thread: ThreadView, now: datetime) -> bool:
    """The asker says what solved it, and a moderator may say it for them; in a locked thread a moderator alone."""
    if not actor.may_act(now) or not thread.is_question or not thread.is_published:
        return False
    return actor.is_moderator or (is_author(actor, thread) and thread.locked_at is None)


may_mark_solved = may_accept


def may_change_kind(actor: Actor, thread: ThreadView, kind: str, now: datetime) -> bool:
    """A solved question stays one until the mark is taken back; only staff make or unmake an announcement."""
    if not actor.may_act(now) or kind not in KINDS or kind == thread.kind or thread.solved_at is not None:
        return False
    if thread.private_to_id is not None:
        return False
    if actor.is_moderator:
        return True
    own = is_author(actor, thread) and thread.locked_at is None and thread.is_published
    return own and (actor.is_staff or "announcement" not in (kind, thread.kind))


def may_change_some_kind(actor: Actor, thread: ThreadView, now: datetime) -> bool:
    return any(may_change_kind(actor, thread, kind, now) for kind in KINDS)


def may_mark_duplicate(actor: Actor, thread: ThreadView, now: datetime) -> bool:
    if not actor.may_act(now) or not thread.is_published or not is_open(actor, thread) or thread.private_to_id:
        return False
    return actor.is_staff or reaches(actor, MARK_DUPLICATES) or is_author(actor, thread)


def may_move(actor: Actor, thread: ThreadView, now: datetime) -> bool:
    if not actor.may_act(now) or not is_open(actor, thread) or thread.private_to_id is not None:
        return False
    return actor.is_moderator or (reaches(actor, MOVE) and thread.is_published)


def is_opened_by(there: str, here: str) -> bool:
    """Whether a category of the visibility `there` is read by somebody who does not read one that is `here`."""
    return there not in (here, "staff") and here != "public" and (there == "public" or here != "signed_in")


def may_me_too(actor: Actor, thread: ThreadView, now: datetime) -> bool:
    """Anybody but the asker, on a question that readers see."""
    if not actor.is_signed_in or not actor.may_act(now) or not thread.is_published:
        return False
    return thread.is_question and not is_author(actor, thread)


def may_continue_privately(actor: Actor, thread: ThreadView, now: datetime) -> bool:
    """Moderators, with whoever began a thread that readers see, and once at a time."""
    if not may_moderate(actor, now) or not thread.is_published or thread.private_to_id or thread.continued_in_id:
        return False
    return thread.author_id is not None and thread.author_id != actor.id


def may_moderate(actor: Actor, now: datetime) -> bool:
    """Hold, release, hide, show again, lock and unlock."""
    return actor.is_moderator and actor.may_act(now)


def is_author(actor: Actor, written: ThreadView | PostRow) -> bool:
    return actor.id is not None and written.author_id == actor.id


def is_open(actor: Actor, thread: ThreadView) -> bool:
    """A locked thread is open to moderators only."""
    return thread.locked_at is None or actor.is_moderator
