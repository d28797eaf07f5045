"""What happens to groups."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GroupKept:
    """A group was made or removed; `deed` says which."""

    actor_id: int | None
    group_id: int
    name: str
    deed: str


@dataclass(frozen=True, slots=True)
class GroupJoined:
    """An admin put somebody into a group by hand."""

    actor_id: int | None
    user_id: int
    group_id: int
    name: str


@dataclass(frozen=True, slots=True)
class GroupLeft:
    """An admin took somebody out of a group."""

    actor_id: int | None
    user_id: int
    group_id: int
    name: str
