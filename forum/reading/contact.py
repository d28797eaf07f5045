"""How a person can be reached, from the one line of text that the setting holds."""

import re
from dataclasses import dataclass
from urllib.parse import quote

MAIL = re.compile(r"[^\s@<>?&]+@[^\s@<>?&]+\.[^\s@<>?&]+")
LINK = re.compile(r"https?://[^\s\"<>]+")
PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{4,}")


@dataclass(frozen=True, slots=True)
class Contact:
    """The words to show and, where they are an address, a link to press; no words when nothing is set."""

    text: str
    url: str | None = None


def contact_from(setting: str, subject: str = "", about_url: str = "") -> Contact:
    """A mail address becomes a letter that already names its question; a link and a phone number can be pressed."""
    text = setting.strip()
    if MAIL.fullmatch(text):
        parts = {"subject": subject, "body": about_url and f"{about_url}\n\n"}
        query = "&".join(f"{name}={quote(value)}" for name, value in parts.items() if value)
        return Contact(text, f"mailto:{quote(text, safe='@+')}" + (f"?{query}" if query else ""))
    if LINK.fullmatch(text):
        return Contact(text, text)
    if PHONE.fullmatch(text):
        return Contact(text, "tel:" + re.sub(r"[^0-9+]", "", text))
    return Contact(text)
