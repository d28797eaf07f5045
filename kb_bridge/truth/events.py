"""What can happen to the belief that something still works."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SolutionDoubted:
    """Somebody has the problem of a solved thread too (`me_too`), or the solution did not help them (`rating`)."""

    actor_id: int | None
    thread_id: int
    post_id: int
    cause: str


@dataclass(frozen=True, slots=True)
class SolutionJudged:
    """Somebody who ought to know said whether a solution still works."""

    actor_id: int | None
    thread_id: int
    post_id: int
    works: bool


@dataclass(frozen=True, slots=True)
class SolutionOutdated:
    """Enough people said that a solution works no longer; or, where `outdated` is false, that it does after all."""

    actor_id: int | None
    thread_id: int
    post_id: int
    outdated: bool


@dataclass(frozen=True, slots=True)
class ArticleConfirmed:
    """An editor looked at an article and found it still right."""

    actor_id: int | None
    article_id: int
