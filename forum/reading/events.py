"""What readers say of what they read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnswerRated:
    """A reader (nobody with an account, where `actor_id` is empty) said whether the accepted answer helped."""

    actor_id: int | None
    thread_id: int
    post_id: int
    helpful: bool


@dataclass(frozen=True, slots=True)
class PrivateThreadRead:
    """Somebody of the staff looked at the private thread of `user_id`; told once an hour."""

    actor_id: int | None
    thread_id: int
    user_id: int
