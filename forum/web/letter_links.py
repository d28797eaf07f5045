"""A link that begins a letter in the reader's own mail program."""

from urllib.parse import quote

from forum.errors import Words

MOST = 1500  # letters of what is quoted: some programs take no longer address


def reply_link(email: str, subject: Words, body: str) -> str:
    """An answer to somebody, below their own words; "" where they left no address."""
    if not email:
        return ""
    quoted = "\n".join(f"> {line}" for line in body.splitlines())[:MOST]
    return f"mailto:{quote(email)}?subject={quote(str(subject))}&body={quote(chr(10) * 2 + quoted)}"
