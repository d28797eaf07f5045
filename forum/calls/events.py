"""What happens to calls for a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonCalled:
    """Somebody wrote to staff, since nothing that stands here helped."""

    actor_id: int | None
    call_id: int


@dataclass(frozen=True, slots=True)
class CallClosed:
    """Staff said what came of a call, perhaps in the thread, too."""

    actor_id: int | None
    call_id: int


@dataclass(frozen=True, slots=True)
class CallWaysChanged:
    """An admin changed how a person is reached."""

    actor_id: int | None
