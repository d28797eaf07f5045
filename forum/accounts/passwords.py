"""Passwords: Argon2id with the parameters of OWASP's cheat sheet of 2026 (m = 19 MiB, t = 2, p = 1).

One hash costs some 25 ms of a core, so at most two run at a time and never on the event loop: a flood of sign-ins must
not stop the pages.
"""

import re

import anyio
import anyio.to_thread
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from forum.errors import Words
from forum.i18n import _

SHORTEST = 10
WEAKEST = 2  # of strength_of: fewer than a million guesses are tried within a day, however slowly
LOOKED_AT = 64  # signs: what follows makes it only stronger, and looking takes longer than it is worth
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# A missing account takes as long as a wrong password. Of a password that nobody knows; made once, not at every start.
NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$c8rOq6w/55j1hEL2BBZbfw$0AmX+Alj8df9aGT9ZjJ1WKgeXzrrSCkvk+aStDVlst4"
_TURNS: list[anyio.CapacityLimiter] = []


def turns() -> anyio.CapacityLimiter:
    if not _TURNS:
        _TURNS.append(anyio.CapacityLimiter(2))
    return _TURNS[0]


async def judged(password: str, *others: str) -> Words | None:
    """The same as `fault_of`, without keeping everybody else waiting."""
    return await anyio.to_thread.run_sync(fault_of, password, *others, limiter=turns())


async def strength_in_turn(password: str, *others: str) -> int:
    return await anyio.to_thread.run_sync(strength_of, password, *others, limiter=turns())


def fault_of(password: str, *others: str) -> Words | None:
    """What is wrong with a new password, or None. No rules about signs: length, and not what is tried first."""
    if len(password) < SHORTEST:
        return _("Please use at least %(least)s characters; a few words in a row are fine.", least=SHORTEST)
    if any(len(each) >= 4 and each.lower() == password.lower() for each in others):
        return _("Please do not use your name or address as your password.")
    if strength_of(password, *others) < WEAKEST:
        return _("This password is among the first that anybody would try. Please choose another.")
    return None


def strength_of(password: str, *others: str) -> int:
    """From 0 (guessed at once) to 4 (guessed never), after the lists and patterns of zxcvbn: passwords that others have
    used, words, names, keyboards, dates, repetitions, and what this person is called."""
    if not password:
        return 0  # zxcvbn knows no such thing
    from zxcvbn import zxcvbn  # late: its lists take a quarter of a second to load, and few processes need them

    known = [part for each in others for part in (each, *re.split(r"[@._+-]", each)) if len(part) > 2]
    return int(zxcvbn(password[:LOOKED_AT], user_inputs=known)["score"])


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
