"""What happens in the first steps."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ForumOpened:
    """Whoever had the code of the first start became the first admin."""

    actor_id: int | None
    user_id: int


@dataclass(frozen=True, slots=True)
class SetupStepTicked:
    """An admin marked a step of the first start as done, or as not done."""

    actor_id: int | None
    step: str
    done: bool


@dataclass(frozen=True, slots=True)
class GuideChosen:
    """Somebody put their own first steps away ("off"), or wants to see them again ("on")."""

    actor_id: int | None
    user_id: int
    guide: str
