"""What happens to synonyms."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SynonymsTaught:
    """An admin taught the search so many groups of synonyms; `instead` of all that there were, or beside them."""

    actor_id: int | None
    groups: int
    instead: bool


@dataclass(frozen=True, slots=True)
class SynonymsForgotten:
    """An admin took a group of synonyms away."""

    actor_id: int | None
    group_id: int
