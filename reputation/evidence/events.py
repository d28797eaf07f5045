"""What can happen to evidence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EvidenceFound:
    """Detectors found something that a moderator should look at, for the first time or more of it."""

    actor_id: int | None
    user_id: int
    case_id: int
    kind: str


@dataclass(frozen=True, slots=True)
class EvidenceJudged:
    """A moderator annulled the votes of a case, dismissed it, or asked a colleague about it."""

    actor_id: int | None
    case_id: int
    verb: str


@dataclass(frozen=True, slots=True)
class JudgementUndone:
    """A moderator took a judgement back: annulled votes count again, and the case is open."""

    actor_id: int | None
    case_id: int
    verb: str
