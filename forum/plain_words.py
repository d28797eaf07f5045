"""Words of people put into Markdown as nothing but themselves. Pure."""

import re

MARKS = re.compile(r"([\\`*_\[\]<>#|~!])")
LONGEST = 300


def plain_words(text: str) -> str:
    """One line without marks that mean something: no name makes a link or a heading of somebody else's text."""
    return MARKS.sub(r"\\\1", " ".join(text.split())[:LONGEST])
