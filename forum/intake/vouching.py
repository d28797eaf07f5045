"""Whether our own mail server vouches for the sender of a letter (RFC 8601). Pure."""

import re
from collections.abc import Sequence

RESULT = re.compile(r"\b(dmarc|dkim|spf)\s*=\s*pass\b([^;]*)", re.IGNORECASE)
DOMAIN = re.compile(
    r"\b(?:header\.from|header\.d|header\.i|smtp\.mailfrom|smtp\.helo)\s*=\s*\"?([^\s;\")]+)", re.IGNORECASE
)


def vouched_for(results: Sequence[str], sender: str, trusted: str) -> bool:
    """Only the topmost header counts, and only if our server wrote it: whatever stands below came with the letter.
    What passed must be of the sender's own domain, or of one above it."""
    if not trusted or not results or "@" not in sender:
        return False
    server, _semicolon, said = results[0].partition(";")
    if server.split()[:1] != [trusted]:
        return False
    own = sender.rpartition("@")[2].lower()
    for result in RESULT.finditer(said):
        for name in DOMAIN.findall(result[2]):
            domain = name.rpartition("@")[2].strip(".").lower()
            if own == domain or ("." in domain and own.endswith("." + domain)):
                return True
    return False
