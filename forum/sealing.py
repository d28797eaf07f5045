"""Secrets that we must be able to read again (a provider's, an app's that makes codes): sealed with the forum's own
secret before they are kept, so that a copy of the database alone does not give them away."""

import base64
import hashlib
import hmac


def seal(key: bytes, purpose: str, text: str) -> str:
    """`text` as a sealed text that only `opened` with the same key and purpose reads."""
    from cryptography.fernet import Fernet  # late: few requests need it

    return Fernet(key_for(key, purpose)).encrypt(text.encode()).decode()


def opened(key: bytes, purpose: str, sealed: str) -> str:
    """The text, or an empty one where it was sealed with another secret than ours is now."""
    from cryptography.fernet import Fernet, InvalidToken

    try:
        return Fernet(key_for(key, purpose)).decrypt(sealed.encode()).decode()
    except InvalidToken:
        return ""


def read_kept(key: bytes, purpose: str, text: str) -> str:
    """The same where earlier versions kept the text as it is: that is read, too."""
    return opened(key, purpose, text) if text.startswith("gAAAA") else text


def key_for(key: bytes, purpose: str) -> bytes:
    return base64.urlsafe_b64encode(hmac.new(key, f"sealed {purpose}".encode(), hashlib.sha256).digest())
