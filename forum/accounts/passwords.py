"""Passwords: Argon2id with the parameters of OWASP's cheat sheet of 2026 (m = 19 MiB, t = 2, p = 1).

One hash costs some 25 ms of a core, so at most two run at a time and never on the event loop: a flood of sign-ins must
not stop the pages.
"""

import anyio
import anyio.to_thread
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from forum.errors import Words
from forum.i18n import _

SHORTEST = 10
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# A missing account takes as long as a wrong password. Of a password that nobody knows; made once, not at every start.
NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$c8rOq6w/55j1hEL2BBZbfw$0AmX+Alj8df9aGT9ZjJ1WKgeXzrrSCkvk+aStDVlst4"
COMMON = frozenset(
    {
        "1234567890", "0123456789", "12345678910", "1q2w3e4r5t", "qwertyuiop", "password12", "password123",
        "passwordpassword", "1111111111", "iloveyou12", "qwerty12345", "letmein123", "welcome123", "admin12345",
        "administrator", "changeme123", "abcdefghij",
    }
)  # fmt: skip
_TURNS: list[anyio.CapacityLimiter] = []


def turns() -> anyio.CapacityLimiter:
    if not _TURNS:
        _TURNS.append(anyio.CapacityLimiter(2))
    return _TURNS[0]


def fault_of(password: str, *others: str) -> Words | None:
    """What is wrong with a new password, or None. No rules about signs: length, and not the obvious."""
    if len(password) < SHORTEST:
        return _("Please use at least %(least)s characters; a few words in a row are fine.", least=SHORTEST)
    if password.lower() in COMMON or len(set(password)) < 4:
        return _("This password is among the first that anybody would try. Please choose another.")
    if any(len(each) >= 4 and each.lower() == password.lower() for each in others):
        return _("Please do not use your name or address as your password.")
    return None


async def hash_password(password: str) -> str:
    return await anyio.to_thread.run_sync(HASHER.hash, storable(password), limiter=turns())


async def fits(password: str, kept: str | None) -> bool:
    """Whether the password belongs to the kept hash; takes as long when there is none."""
    matches = await anyio.to_thread.run_sync(verify, kept or NOBODYS, storable(password), limiter=turns())
    return matches and kept is not None


def verify(kept: str, password: str) -> bool:
    try:
        return HASHER.verify(kept, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


def storable(password: str) -> str:
    return password.encode("utf-8", "replace").decode()
