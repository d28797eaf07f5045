"""What can happen to trust itself; what others want to hear of it stands in forum/events.py."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EditJudged:
    """Three days showed whether somebody's edit of another person's post stood."""

    actor_id: int | None
    user_id: int
    post_id: int
    edit_id: int
    stood: bool


@dataclass(frozen=True, slots=True)
class TrustRulesApplied:
    """An admin changed what trust levels take or allow."""

    actor_id: int | None
    rules_id: int
