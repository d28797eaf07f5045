"""The form of a decision, and the choice that it means."""

import re
from collections.abc import Mapping
from datetime import datetime

from forum.errors import Invalid
from forum.i18n import _
from forum.web.forms import Choice as Chosen
from forum.web.forms import Form, Hidden, LongText, Text
from moderation.queue.choices import Choice

DECIDE = Form(
    verb=Chosen(),
    version=Hidden(),
    opened=Hidden(),
    usual=Chosen(required=False),
    reason=LongText(max=1000, required=False),
    days=Text(max=4, required=False),
    target=Text(max=300, required=False),
    category=Chosen(required=False),
    title=Text(max=300, required=False),
    canned=Chosen(required=False),
    body=LongText(required=False),
    cause=Chosen(options=("staff", "product", "policy", "customer"), required=False),
)
THREAD = re.compile(r"(?:.*/t/|#)?(\d{1,18})(?:[/?#].*)?", re.ASCII)


def choice_of(sent: Mapping[str, str], now: datetime, canned: str = "") -> Choice:
    """Invalid where a number is none. One's own words come before a usual reason or the text of a template."""
    opened = number(sent.get("opened", ""), none=0)
    return Choice(
        verb=sent["verb"],
        version=number(sent["version"], none=-1),
        reason=sent["reason"] or sent["usual"],
        days=days_of(sent["days"]),
        target=number(sent["category"], none=0) or thread_of(sent["target"]),
        title=sent["title"],
        body=sent["body"] or canned,
        template=number(sent["canned"], none=0) if canned and not sent["body"] else 0,
        cause=sent["cause"],
        seconds=int(now.timestamp()) - opened if opened else None,
    )


def number(text: str, *, none: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else none


def days_of(text: str) -> int:
    if text and not (text.isascii() and text.isdigit()):
        raise Invalid({"days": _("Please write a number of days.")})
    return int(text or 7)


def thread_of(text: str) -> int:
    """The number in an address of a thread, or the number alone; 0 for nothing."""
    found = THREAD.fullmatch(text)
    if text and not found:
        raise Invalid({"target": _("Please write the address or the number of a thread.")})
    return int(found[1]) if found else 0
