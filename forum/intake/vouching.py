"""Whether our own mail server vouches for the sender of a letter (RFC 8601). Pure."""

import re
from collections.abc import Sequence

# Of each kind of proof the names that it proves. What a server greets with (smtp.helo) nobody has looked at.
PROVEN = {"dmarc": r"header\.from", "dkim": r"header\.[di]", "spf": r"smtp\.mailfrom"}
RESULT = re.compile(r"\s*(dmarc|dkim|spf)\s*=\s*pass(?![\w=-])(.*)", re.IGNORECASE | re.DOTALL)
# The sender chooses what stands in these, semicolons and "dmarc=pass" too.
SET_APART = re.compile(r'"(?:[^"\\]|\\.)*"|\((?:[^()\\]|\\.)*\)')


def vouched_for(results: Sequence[str], sender: str, trusted: str) -> bool:
    """Only the topmost header counts, and only if our server wrote it: whatever stands below came with the letter.
    What passed must be of the sender's own domain, or of one above it."""
    if not trusted or not results or "@" not in sender:
        return False
    server, _semicolon, said = results[0].partition(";")
    plain = SET_APART.sub("~", SET_APART.sub("~", said))  # comments may stand in comments
    if server.split()[:1] != [trusted] or any(sign in plain for sign in '"()'):
        return False
    own = sender.rpartition("@")[2].lower()
    return any(is_above(domain, own) for part in plain.split(";") for domain in proven(part))


def proven(part: str) -> list[str]:
    """The domains that one passed test speaks for."""
    found = RESULT.fullmatch(part)
    if found is None:
        return []
    names = re.findall(rf"(?<!\S){PROVEN[found[1].lower()]}\s*=\s*([^\s;]+)", found[2], re.IGNORECASE)
    return [name.rpartition("@")[2].strip(".").lower() for name in names]


def is_above(domain: str, own: str) -> bool:
    return own == domain or ("." in domain and own.endswith("." + domain))
