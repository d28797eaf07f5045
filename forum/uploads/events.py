"""What happens to pictures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PictureUploaded:
    """Somebody has sent a picture; `size` is what the store keeps, in bytes."""

    actor_id: int | None
    upload_id: int
    size: int
