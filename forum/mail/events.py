"""What happens to letters."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MailQueued:
    """A letter was written and waits to be carried."""

    mail_id: int
