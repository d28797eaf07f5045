"""Tokens of the company's product: which key, whose signature, for how long. Pure."""

import json
import secrets
import time
import warnings
from base64 import urlsafe_b64decode
from typing import Any

from forum.entering.vouching import ProviderFault, text_of

KINDS = ("HS256", "EdDSA")
LONGEST_LIFE, LEEWAY = 600, 30  # seconds
NEEDED = ("iss", "aud", "sub", "jti", "iat", "exp")


def made_key(kind: str) -> tuple[str, str]:
    """What the product signs with, and what we check with: the same for HS256, another for EdDSA."""
    if kind == "HS256":
        secret = secrets.token_urlsafe(48)
        return secret, secret
    from joserfc.jwk import OKPKey  # late: few processes sign or check

    key = OKPKey.generate_key("Ed25519")
    return key.as_pem(private=True).decode(), key.as_pem(private=False).decode()


def kind_and_key(token: str) -> int:
    """The number of the key that the token names; 0 for none that could be."""
    try:
        head = token.split(".", 1)[0]
        kid = json.loads(urlsafe_b64decode(head + "=" * (-len(head) % 4))).get("kid")
    except (ValueError, AttributeError, RecursionError):
        return 0
    return int(kid) if isinstance(kid, str) and kid.isascii() and kid.isdecimal() and len(kid) < 16 else 0


def claims_of(token: str, kind: str, key: str, *, issuer: str, audience: str) -> dict[str, Any]:
    """What the product says, if it says it with this key, by this algorithm, to us, just now."""
    from joserfc import jwt
    from joserfc.errors import JoseError, SecurityWarning
    from joserfc.jwk import OctKey, OKPKey

    loaded: Any = OctKey.import_key(key) if kind == "HS256" else OKPKey.import_key(key)
    algorithms = ["HS256"] if kind == "HS256" else ["EdDSA", "Ed25519"]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SecurityWarning)  # of the older name of Ed25519, by which most still sign
            claims = jwt.decode(token, loaded, algorithms=algorithms).claims
    except (JoseError, ValueError, TypeError, RecursionError) as wrong:
        raise ProviderFault("", f"not signed as it should be: {wrong!r}") from wrong
    fault = fault_in(claims, issuer, audience, now=time.time())
    if fault:
        raise ProviderFault("", fault)
    return dict(claims)


def fault_in(claims: dict[str, Any], issuer: str, audience: str, *, now: float) -> str | None:
    """What is wrong with these claims, for the log."""
    if missing := [name for name in NEEDED if not claims.get(name)]:
        return f"without {', '.join(missing)}"
    begun, ends = claims["iat"], claims["exp"]
    if not (type(begun) is int and type(ends) is int) or ends > now + LONGEST_LIFE + LEEWAY:
        return "good for longer than ten minutes"
    if ends < now - LEEWAY or begun > now + LEEWAY:
        return "too late or too early"
    if claims["iss"] != issuer:
        return "another issuer"
    if claims["aud"] != audience:
        return "for somebody else"
    return None if text_of(claims, "sub") and text_of(claims, "jti") else "a subject or number that is none"
