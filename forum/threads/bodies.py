"""The Markdown that people write, as it is kept: one kind of line end, nothing that PostgreSQL or a browser refuses."""

import re
import unicodedata
from hashlib import sha256

from forum.errors import Invalid
from forum.i18n import _

BODY_LEAST, BODY_MOST = 10, 30_000
REASON_MOST = 200
UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def clean_body(raw: str, least: int = BODY_LEAST) -> str:
    """The text with plain line ends and no control characters; Invalid where it says too little or too much."""
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    body = UNWANTED.sub("", text).strip("\n").rstrip()
    if not says_something(body):
        raise Invalid({"body": _("Please write something first.")})
    if len(body.strip()) < least:
        raise Invalid({"body": _("Please write at least %(least)s characters.", least=least)})
    if len(body) > BODY_MOST:
        raise Invalid({"body": _("Please keep this under %(most)s characters.", most=BODY_MOST)})
    return body


def clean_reason(raw: str) -> str:
    """The one line in which an editor says why."""
    reason = " ".join(UNWANTED.sub(" ", raw).split())
    if len(reason) > REASON_MOST:
        raise Invalid({"reason": _("Please keep the reason under %(most)s characters.", most=REASON_MOST)})
    return reason


def says_something(body: str) -> bool:
    """Whether anything can be read: invisible characters alone are nothing."""
    return any(unicodedata.category(sign)[0] not in "CZM" for sign in body)


def fingerprint(*texts: str) -> str:
    """By which a form knows again what it was opened with."""
    return sha256("\0".join(texts).encode()).hexdigest()[:16]
