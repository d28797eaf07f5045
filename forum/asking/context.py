"""What the company's product sends along in an address: labelled lines, believed only where their signature is good.

The signature is the hexadecimal HMAC-SHA256 of "talkoot-ask", the expiry in seconds since 1970 and the context, with
line ends between, under TALKOOT_LINK_KEY. A missing, wrong or late one never stops anybody: the lines are then shown as
not confirmed. It vouches for the lines, not for who follows the link.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable
from typing import NamedTuple

from forum.threads.details import Detail, clean_line
from forum.web.signing import sign, unsign

LINES_MOST, TEXT_MOST, VALUE_MOST = 12, 4000, 300
LABELLED = re.compile(r"([^:]{1,40}):\s*(\S.*)")
WRITING_TIME = 7 * 86400  # seconds that a confirmed context stays so while the question is being written
PURPOSE = "ask-context"


class Line(NamedTuple):
    """`text` is the line as it travels through the form."""

    label: str
    value: str
    confirmed: bool = False

    @property
    def text(self) -> str:
        return f"{self.label}: {self.value}" if self.label else self.value

    def detail(self, unlabelled: str) -> Detail:
        return Detail(self.label or unlabelled, self.value, None, "confirmed" if self.confirmed else "product")


def lines_of(texts: Iterable[str], confirmed: Iterable[str] = ()) -> list[Line]:
    """Each line of these texts once, cleaned and capped; those among `confirmed` are confirmed."""
    good, found = set(confirmed), {}
    for raw in "\n".join(texts)[:TEXT_MOST].splitlines():
        line = clean_line(raw)[: VALUE_MOST + 50]
        if not line:
            continue
        labelled = LABELLED.fullmatch(line)
        label, value = (labelled[1].strip(), labelled[2][:VALUE_MOST]) if labelled else ("", line[:VALUE_MOST])
        each = Line(label, value)
        found[each.text] = each._replace(confirmed=each.text in good)
    return list(found.values())[:LINES_MOST]


def signature_of(key: bytes, context: str, expires: int) -> str:
    text = f"talkoot-ask\n{expires}\n{context}"
    return hmac.new(key, text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def is_confirmed(key: bytes, context: str, *, expires: str, signature: str, now: float) -> bool:
    """Whether the product signed this, and not too long ago."""
    if not context or not expires.isascii() or not expires.isdecimal() or len(expires) > 12 or int(expires) < now:
        return False
    expected = signature_of(key, context, int(expires))
    return hmac.compare_digest(expected.encode(), signature.strip().lower().encode("utf-8", "replace"))


def carried(key: bytes, lines: Iterable[Line], now: float) -> str:
    """The confirmed lines as a hidden field that nobody else can make; "" where there is none."""
    confirmed = [each.text for each in lines if each.confirmed]
    return sign(key, PURPOSE, [int(now), confirmed]) if confirmed else ""


def confirmed_by(key: bytes, text: str, now: float) -> list[str]:
    """The lines that such a field vouches for."""
    began, lines = unsign(key, PURPOSE, text) or (0, [])
    return list(lines) if began + WRITING_TIME > now else []
