"""Six digits of an app (RFC 6238), and codes on paper. Pure."""

import hmac
import secrets

from forum.web.sessions import hash_of

STEP = 30  # seconds
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that look alike
HOW_MANY = 10


def new_secret() -> str:
    import pyotp  # late: few requests need it

    return pyotp.random_base32()


def address_for_app(secret: str, name: str, site: str) -> str:
    """What the picture says that an app reads."""
    import pyotp

    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=site)


def step_of(secret: str, code: str, now: float, *, last_step: int) -> int | None:
    """The half minute whose code this is, one early or late allowed; None for a wrong one, and for one that is not
    later than the last that was used: a code counts once."""
    import pyotp

    maker, here = pyotp.TOTP(secret), int(now) // STEP
    typed = "".join(code.split())
    for step in (here, here - 1, here + 1):
        if step > last_step and hmac.compare_digest(maker.at(step * STEP).encode(), typed.encode("utf-8", "replace")):
            return step
    return None


def new_codes() -> list[str]:
    """Ten codes of 59 bits, in three groups that can be read out."""
    return ["-".join(group() for _group in range(3)) for _code in range(HOW_MANY)]


def group() -> str:
    return "".join(secrets.choice(SIGNS) for _each in range(4))


def hash_of_code(code: str) -> bytes:
    """Of what was typed, with or without dashes, in large or small letters."""
    return hash_of("".join(sign for sign in code.lower() if sign.isalnum()))
