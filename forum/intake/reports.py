"""What a mail server says of a letter that did not arrive, or was not wanted. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage, Message

from forum.intake.letter import Unreadable, parsed
from forum.notifications.bounces import weight_of


@dataclass(frozen=True, slots=True)
class Report:
    """`weight` counts against the address (0: nothing to tell); `complaint` where its reader called it unwanted."""

    weight: int = 0
    complaint: bool = False


def read_report(raw: bytes) -> Report:
    """Of a delivery report (RFC 3464) or a complaint (RFC 5965); anything else is neither."""
    try:
        message = parsed(raw)
        if message.get_content_type() != "multipart/report":
            return Report()
        kind = str(message.get_param("report-type", "")).lower()
        if kind == "feedback-report":
            return Report(
                complaint=any(part.get_content_type() == "message/feedback-report" for part in message.walk())
            )
        return Report(weight=max((weight(block) for block in statuses(message)), default=0))
    except (Unreadable, ValueError, LookupError, RecursionError, TypeError, AttributeError):
        return Report()


def statuses(message: EmailMessage) -> Iterator[Message]:
    """The block of each receiver."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            blocks = part.get_payload()
            yield from (block for block in blocks if isinstance(block, Message)) if isinstance(blocks, list) else ()


def weight(block: Message) -> int:
    """Only a failure counts: what is delayed may still arrive."""
    return weight_of(str(block.get("Status", ""))) if str(block.get("Action", "")).strip().lower() == "failed" else 0
