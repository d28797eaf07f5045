"""What happens to triggers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TriggerChanged:
    """An admin switched a trigger or moved a threshold."""

    actor_id: int | None
    name: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class TriggerSuspended:
    """A trigger was switched off because too few of its items needed anybody."""

    actor_id: int | None
    name: str
    useful: int
    judged: int


@dataclass(frozen=True, slots=True)
class TrialBegun:
    """Somebody wants to know what a trigger would have done."""

    actor_id: int | None
    trial_id: int


@dataclass(frozen=True, slots=True)
class TrialAdvanced:
    """A trial over history has come so far, and goes on."""

    actor_id: int | None
    trial_id: int
    done: int
