"""From the text of an environment variable to what it means; ValueError ends the sentence "TALKOOT_PORT …"."""

import re
from collections.abc import Callable
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from forum.actor import ROLES
from forum.addresses import for_sqlalchemy


def word(text: str) -> str:
    if not text.isprintable():
        raise ValueError("must be one line of plain text")
    return text


def folder(text: str) -> Path:
    path = Path(word(text)).expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise ValueError(f"must be a folder, and {path} is none")
    return path


def number(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
            raise ValueError(f"must be a whole number from {least} to {most}, not {text!r}")
        return int(text)

    return read


def choice(*words: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text.lower() not in words:
            raise ValueError(f"must be one of {', '.join(words)}, not {text!r}")
        return text.lower()

    return read


def yes_or_no(text: str) -> bool:
    return choice("yes", "no")(text) == "yes"


def time_zone(text: str) -> str:
    try:
        return ZoneInfo(text).key
    except (ValueError, OSError):
        raise ValueError(f"must name a time zone such as Europe/Chisinau, not {text!r}") from None


def staff_hours(text: str) -> str:
    days = "mon|tue|wed|thu|fri|sat|sun"
    pattern = rf"always|(?:{days})(?:-(?:{days}))? (\d\d:[0-5]\d)-(\d\d:[0-5]\d)"
    found = re.fullmatch(pattern, text.lower(), re.ASCII)
    if not found or (found[1] and not "00:00" <= found[1] < found[2] <= "24:00"):
        raise ValueError(f"must look like mon-fri 09:00-18:00 or be always, not {text!r}")
    return text.lower()


def some_of(*words: str) -> Callable[[str], tuple[str, ...]]:
    def read(text: str) -> tuple[str, ...]:
        chosen = tuple(part.strip().lower() for part in text.split(",") if part.strip())
        if chosen == ("none",):
            return ()
        if wrong := [word for word in chosen if word not in words]:
            raise ValueError(f"may name {', '.join(words)}, not {wrong[0]!r}")
        return chosen

    return read


def base_url(text: str) -> str:
    """Without the slash at the end. A forum lives at the root of its host: a path would break every stable address."""
    parts = urlsplit(word(text))
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"must look like https://forum.example.com, not {text!r}")
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise ValueError(f"must be a scheme and a host, with nothing after it, not {text!r}")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def issuer(text: str) -> str:
    """As the provider itself writes it: a slash at its end belongs to it."""
    parts = urlsplit(word(text))
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ValueError(f"must look like https://id.example.com/realms/us, not {text!r}")
    return text


def group_roles(text: str) -> tuple[str, ...]:
    """Pairs such as support=moderator."""
    pairs = tuple(part.strip() for part in text.split(",") if part.strip())
    for pair in pairs:
        group, _sign, role = pair.rpartition("=")
        if not group or role not in ROLES:
            raise ValueError(f"must look like support=moderator with one of {', '.join(ROLES)}, not {pair!r}")
    return pairs


def database(text: str) -> str:
    """What is wrong is said without repeating the text: it may hold a password."""
    try:
        return for_sqlalchemy(text)
    except ValueError as wrong:
        raise ValueError(f"is no PostgreSQL address: {wrong}".replace(text, "…")) from None


def smtp(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("smtp", "smtps", "smtp+starttls") or not parts.hostname:
        raise ValueError("must look like smtp://name:password@host:587 or smtps://name:password@host:465")
    try:
        _ = parts.port
    except ValueError:
        raise ValueError("has a port that is no number from 0 to 65535") from None
    return text


def mail_from(text: str) -> str:
    if not re.fullmatch(r"[^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+", word(text)):
        raise ValueError(f"must look like Forum <forum@example.com>, not {text!r}")
    return text


def pattern(name: str) -> Callable[[str], str]:
    """A mail address with one {name} before the @."""

    def read(text: str) -> str:
        user, _at, host = text.partition("@")
        plain = user.replace("{" + name + "}", "", 1)
        if plain == user or not re.fullmatch(r"[A-Za-z0-9._+=-]{0,20}", plain) or not re.fullmatch(r"[^@\s<>]+", host):
            raise ValueError(f"must look like name+{{{name}}}@example.com, not {text!r}")
        return text.lower()

    return read


def secret(text: str) -> str:
    if len(text) < 32:
        raise ValueError("must have 32 characters or more")
    return text


def modules(text: str) -> tuple[str, ...]:
    return (
        () if text.lower() == "none" else _each(text, r"[a-zA-Z_]\w*(\.[a-zA-Z_]\w*)*", "the name of a Python package")
    )


def languages(text: str) -> tuple[str, ...]:
    return _each(text, r"[a-z]{2,3}(_[A-Z]{2})?", "a language such as en or pt_BR")


def networks(text: str) -> tuple[str, ...]:
    items = tuple(part.strip() for part in text.split(",") if part.strip())
    for item in items:
        try:
            ip_network(item, strict=False)
        except ValueError:
            raise ValueError(f"holds {item!r}, which is no address or network such as 10.0.0.0/8") from None
    return items


def _each(text: str, pattern: str, meaning: str) -> tuple[str, ...]:
    items = tuple(part.strip() for part in text.split(",") if part.strip())
    for item in items or (text,):
        if not re.fullmatch(pattern, item):
            raise ValueError(f"holds {item!r}, which is not {meaning}")
    return items


def store(text: str) -> str:
    """A folder, or the address of a bucket without its keys."""
    if not text.startswith("s3://"):
        return str(folder(text))
    parts = urlsplit(word(text))
    if not parts.netloc or "@" in parts.netloc:
        raise ValueError("must be s3://bucket/beginning; keys stand in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
    return text


def three_numbers(text: str) -> tuple[int, ...]:
    parts = tuple(number(0, 999)(part.strip()) for part in text.split(","))
    if len(parts) != 3 or not any(parts):
        raise ValueError(f"must be three numbers such as 7,4,6, not {text!r}")
    return parts
