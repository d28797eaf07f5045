"""The values in which what is known of solutions and articles is handed out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kb_bridge.rows import ArticleLine
from kb_bridge.truth.weighing import Words


@dataclass(frozen=True, slots=True)
class Doubt:
    """A solution of which it was asked whether it still works; `mine` where the reader is one of those concerned,
    `said` what they answered."""

    post_id: int
    thread_id: int
    asked_at: datetime
    outdated_at: datetime | None
    words: Words
    mine: bool = False
    said: bool | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article is back with the editors: a kind, and a number or a detail."""

    kind: str
    number: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Concern:
    """An article that wants to be looked at, and why."""

    article: ArticleLine
    reasons: list[Reason]


def reason_from(row: Any) -> Reason:
    return Reason(row["reason"], row["number"], row["detail"])
