"""What can happen to a comment."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommentPosted:
    """A remark was made under a post; `user_id` is the post's author."""

    actor_id: int | None
    thread_id: int
    post_id: int
    comment_id: int
    user_id: int | None
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CommentEdited:
    """A comment says something else; `mentions` are those that it gained."""

    actor_id: int | None
    thread_id: int
    post_id: int
    comment_id: int
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CommentDeleted:
    """A comment is gone for readers; `before` is its earlier state."""

    actor_id: int | None
    thread_id: int
    post_id: int
    comment_id: int
    before: str


@dataclass(frozen=True, slots=True)
class CommentUndeleted:
    """A deleted comment came back, in the state `after`."""

    actor_id: int | None
    thread_id: int
    post_id: int
    comment_id: int
    after: str


@dataclass(frozen=True, slots=True)
class CommentHeld:
    """A comment waits for review, seen by its author and moderators only; `before` is its earlier state."""

    actor_id: int | None
    thread_id: int
    post_id: int
    comment_id: int
    before: str


@dataclass(frozen=True, slots=True)
class CommentReleased:
    """A held comment was let through, into the state `after`."""

    actor_id: int | None
    thread_id: int
    post_id: int
    comment_id: int
    after: str


@dataclass(frozen=True, slots=True)
class CommentHidden:
    """A comment was taken from view by a moderator, because of `reason`; `before` is its earlier state."""

    actor_id: int | None
    thread_id: int
    post_id: int
    comment_id: int
    before: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CommentUnhidden:
    """A hidden comment came back, in the state `after`."""

    actor_id: int | None
    thread_id: int
    post_id: int
    comment_id: int
    after: str
