"""What happens to digests."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DigestOpened:
    """Somebody's day or week is over; `since` (seconds since 1970) is from when on news count."""

    user_id: int
    period: str
    since: float
