"""What a letter says, as text: the plain part where there is one, else the HTML as Markdown. Pure."""

import codecs
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message

import nh3

LONGEST = 100_000  # characters of a body that are looked at; a post takes far less
DEEPEST = 20  # parts within parts
TAGS = {
    "a", "b", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "pre", "s",
    "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
# Where programs put what they quote and what they sign with.
QUOTES = re.compile(
    r"<(?:div|blockquote)\s[^<>]{0,300}(?:class|id)=[\"']?(?:gmail_quote|gmail_attr|gmail_signature|moz-cite-prefix|yahoo_quoted"
    r"|protonmail_quote|divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)\b",
    re.IGNORECASE,
)
FALLBACKS = ("utf-8", "cp1251", "latin-1")
# Python calls these character sets, too: no letter is written in them, and some take minutes for a megabyte.
NO_CHARSETS = frozenset({"punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined"})


def text_of(message: EmailMessage) -> tuple[str, list[str]]:
    """The text, and the names of all that is attached (pictures within the text too)."""
    plain, html, left_out = "", "", []
    for part in leaves(message):
        kind = part.get_content_type()
        attached = part.get_content_disposition() == "attachment" or part.get_filename()
        if attached or kind not in ("text/plain", "text/html"):
            if kind not in ("application/pgp-signature", "application/pkcs7-signature"):
                left_out.append(str(part.get_filename() or kind)[:100])
        elif kind == "text/plain" and not plain.strip():
            plain = unflowed(decoded(part), part)
        elif kind == "text/html" and not html:
            html = decoded(part)
    return (plain if plain.strip() else markdown_of(html))[:LONGEST], left_out


def leaves(part: Message, depth: int = 0) -> Iterator[Message]:
    """Letters that were attached whole count as one thing each."""
    if depth > DEEPEST:
        return
    if part.is_multipart() and part.get_content_maintype() == "multipart":
        for each in part.get_payload():
            if isinstance(each, Message):
                yield from leaves(each, depth + 1)
    else:
        yield part


def decoded(part: Message) -> str:
    """By the character set that it names; where that is none or wrong, by the first that fits."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    named = str(part.get_content_charset() or "utf-8")
    for charset in (named, *FALLBACKS):
        try:
            if codecs.lookup(charset).name.replace("-", "_") in NO_CHARSETS:
                continue
            return cleaned(raw.decode(charset)).replace("\r\n", "\n").replace("\r", "\n")
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return ""


def cleaned(text: str) -> str:
    """Without what no database keeps: NULs, and halves of signs (UTF-7 can hold them)."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def unflowed(text: str, part: Message) -> str:
    """Lines that a program broke for the journey are whole again (RFC 3676)."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    lines: list[str] = []
    for line in text.split("\n"):
        soft = bool(lines) and lines[-1].endswith(" ") and lines[-1] != "-- " and not line.startswith(">")
        if soft and line != "-- " and not lines[-1].startswith(">"):
            lines[-1] += line
        else:
            lines.append(line)
    return "\n".join(line if line == "-- " else line.rstrip() for line in lines)


def markdown_of(html: str) -> str:
    """Without scripts, styles and pictures; from where a program says that it quotes, nothing."""
    found = QUOTES.search(html[:LONGEST])
    own = html[: found.start()] if found else html[:LONGEST]
    safe = nh3.clean(own, tags=TAGS, attributes={"a": {"href"}}, link_rel=None)
    try:
        from markdownify import markdownify  # late: with its parser it takes a tenth of a second to load

        text: str = markdownify(
            safe, heading_style="ATX", bullets="-", escape_underscores=False, escape_asterisks=False
        )
    except RecursionError:
        text = re.sub(r"<[^>]+>", " ", safe)
    return re.sub(r"\n{3,}", "\n\n", text).strip()
