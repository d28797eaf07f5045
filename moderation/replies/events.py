"""What happens to templates."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReplyChanged:
    """Staff kept, changed or removed a template of answers; `deed` says which."""

    actor_id: int | None
    reply_id: int
    deed: str
