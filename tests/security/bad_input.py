"""What no form expects: bodies that were cut, bent or stuffed, made from what a person would have typed."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote_from_bytes

from tests.security.press import Press

URLENCODED = "application/x-www-form-urlencoded"
LONG = 200_000
# As they stand in a body, percent signs and all: text around them, so that nothing but the byte itself is wrong.
BROKEN = {"a NUL": b"Enough words %00 to say it", "too much": b"x" * LONG}
# Of these, found before anybody looks at a field, each field takes its turn with one; of odd choices, with half.
NO_TEXT = (
    ("a lone surrogate", b"Enough words %ED%A0%80 to say it"),
    ("half a letter", b"Enough words %D0 to say it"),
    ("no UTF-8", b"Enough words %FF%FE to say it"),
    ("raw bytes", b"Enough words \xff\xfe\x80 to say it"),
)
ODD_CHOICES = {
    "beyond a bigint": b"9223372036854775808",
    "a negative id": b"-9223372036854775809",
    "no number": b"1e309",
    "far too many digits": b"9" * 5000,
    "a snowman": b"%E2%98%83",
    "a list": b"%5B1%5D",
}
CURSORS = (
    "W10", "WzFd", "x" * 5000, "%00", "%FF", "eyJhIjoxfQ", "W05hTixOYU5d", "W1tbW1tbW1tbW1tbXV1dXV1dXV1dXV1d",
)  # fmt: skip


@dataclass(frozen=True)
class Hit:
    """One thing to send, and what is wrong with it."""

    what: str
    body: bytes
    kind: str = URLENCODED


def hits(press: Press) -> Iterator[Hit]:
    """Everything that must change nothing."""
    yield from whole(press)
    for name in press.fields:
        rest = {other: text for other, text in (press.fields | press.more).items() if other != name}
        yield Hit(f"{name} missing", encoded(rest))
        yield Hit(f"{name} empty", encoded(rest | {name: ""}))
    for turn, name in enumerate(press.fields | press.more):
        wrong = BROKEN | dict([NO_TEXT[turn % len(NO_TEXT)]])
        wrong |= dict(list(ODD_CHOICES.items())[turn % 2 :: 2]) if name in press.choices else {}
        for what, raw in wrong.items():
            rest = {other: text for other, text in (press.fields | press.more).items() if other != name}
            yield Hit(f"{name}: {what}", encoded(rest) + b"&" + name.encode() + b"=" + raw)


def whole(press: Press) -> Iterator[Hit]:
    """Bodies that are wrong as such."""
    typed = press.fields | press.more | press.free
    yield Hit("nothing", b"")
    yield Hit("JSON", json.dumps(typed).encode(), "application/json")
    yield Hit("JSON that says it is text", json.dumps(typed).encode(), "text/plain")
    yield Hit("three hundred fields", encoded(typed) + b"".join(b"&f%d=1" % number for number in range(300)))
    yield Hit("a multipart without a boundary", b"", "multipart/form-data")
    yield Hit("a multipart that ends early", b'--x\r\nContent-Disposition: form-data; name="', multipart("x"))
    yield Hit("files", parts(typed, filename=True), multipart("x"))
    yield Hit("NULs in a multipart", parts({name: f"{text}\0" for name, text in typed.items()}), multipart("x"))
    yield Hit("a charset that is none", parts(dict.fromkeys(typed, "\0")), multipart("x") + "; charset=klingon")
    yield Hit("names that are none", b"%00=1&=2&%FF=3&&&===&\xff=\xff")
    yield Hit("too much in all", b"x=" + b"y" * 1_000_001)
    yield Hit("every field broken", b"&".join(name.encode() + b"=%00%FF%ED%A0%80" for name in typed))


def multipart(boundary: str) -> str:
    return f"multipart/form-data; boundary={boundary}"


def parts(texts: Mapping[str, str], *, filename: bool = False) -> bytes:
    file = '; filename="a.txt"' if filename else ""
    each = (
        f'--x\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n{text}\r\n' for name, text in texts.items()
    )
    return ("".join(each) + "--x--\r\n").encode()


def encoded(texts: Mapping[str, str]) -> bytes:
    return "&".join(f"{name}={quote_from_bytes(text.encode())}" for name, text in texts.items()).encode()
