"""The accounts of the demonstration have a password that everybody knows: good on one's own machine, nowhere else."""

import secrets
from ipaddress import ip_address
from urllib.parse import urlsplit

from forum.accounts import passwords
from forum.database import Session
from forum.demo.marks import SOURCE
from forum.settings import Settings

SHUT = """
UPDATE users SET password_hash = $2
 WHERE id IN (SELECT new_id FROM imported WHERE source = $1 AND kind = 'user') RETURNING id
"""


def is_at_home(settings: Settings) -> bool:
    """Whether only this machine can reach the forum: both where it listens and what it calls itself are loopback."""
    return all(is_loopback(host) for host in (settings.host, urlsplit(settings.base_url).hostname or ""))


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


async def shut_doors(session: Session) -> str | None:
    """A new password for all accounts of the demonstration, and every browser and program signed out; None where there
    are none."""
    password = "-".join(secrets.token_hex(3) for _group in range(3))
    rows = await session.fetch(SHUT, SOURCE, await passwords.hash_password(password))
    if rows:
        ids = [row["id"] for row in rows]
        await session.fetchval("DELETE FROM logins WHERE user_id = ANY($1)", ids)
        await session.fetchval("DELETE FROM api_tokens WHERE user_id = ANY($1)", ids)
    return password if rows else None
