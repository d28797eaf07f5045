"""How much a letter that came back counts against an address. Pure; the numbers are those that have served Discourse.

A mailbox that is full today (a status of 4.x.x) counts 1, one that is not there (5.x.x) counts 2; at 4 the address is
paused, and a month without a bounce forgives all.
"""

PAUSED_FROM = 4
FORGIVEN_AFTER = 30  # days


def weight_of(status: str) -> int:
    """Of a delivery status such as 5.1.1 (RFC 3463); 0 for one that tells of no failure."""
    return {"4": 1, "5": 2}.get(status.strip()[:1], 0)
