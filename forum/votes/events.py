"""What can happen to a vote."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VoteCast:
    """A user voted on a post: `user_id` is the post's author, `value` +1 or -1, `is_question` whether the post opens
    its thread."""

    actor_id: int | None
    thread_id: int
    post_id: int
    user_id: int | None
    value: int
    vote_id: int
    is_question: bool


@dataclass(frozen=True, slots=True)
class VoteWithdrawn:
    """A user took a vote back; a changed vote is a withdrawn and a cast one."""

    actor_id: int | None
    thread_id: int
    post_id: int
    user_id: int | None
    value: int
    vote_id: int
    is_question: bool
