"""A post's words as the beginning of an answer to it."""

import re

LONGEST = 2_000  # characters that are quoted


def quoted(source: str, name: str, post_id: int) -> str:
    """Who said it, with a link, and the text behind ">"; what the post itself quotes is left out."""
    lines = [line for line in source[:LONGEST].splitlines() if not line.startswith(">")]
    said = "\n".join(f"> {line}".rstrip() for line in "\n".join(lines).strip("\n").splitlines())
    who = re.sub(r"([\\`*_\[\]<>])", r"\\\1", name)
    return f"[{who}](/p/{post_id}):\n\n{said}\n\n"
