"""Handles: which are allowed, and which count as the same."""

import re
import unicodedata

from forum.errors import Words
from forum.i18n import _

HANDLE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,28}[A-Za-z0-9])?")
RESERVED = frozenset(
    {
        "admin", "administrator", "moderator", "mod", "staff", "support", "help", "system", "root", "talkoot",
        "everyone", "all", "here", "team", "official", "owner",
    }
)  # fmt: skip

LEFT = re.compile(r"left[0-9]+")  # how accounts of people who left are called


def key_of(name: str) -> str:
    """What makes a handle unique: case and separators do not tell two people apart ("Ann-Lee" is "annlee")."""
    return re.sub(r"[_.-]", "", name.lower())


def email_key_of(email: str) -> str:
    """What makes an address unique: letter case does not."""
    return unicodedata.normalize("NFKC", email.strip()).lower()


def fault_of(name: str) -> Words | None:
    """What is wrong with a handle, or None."""
    if len(name) < 2 or not HANDLE.fullmatch(name):
        return _("Please use 2 to 30 letters (a to z), digits, dots, hyphens or underscores.")
    if key_of(name) in RESERVED or LEFT.fullmatch(key_of(name)):
        return _("This name is kept for the forum itself. Please choose another.")
    return None


def handle_from(text: str) -> str:
    """A handle made of a free name, for imports: letters of other scripts fall away, never empty, at most 24 long."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    handle = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:24].strip("-")
    return handle if len(handle) >= 2 else "user"
