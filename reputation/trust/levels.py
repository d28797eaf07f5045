"""Trust levels from standing. Pure."""

# Reputation from which a trust level is reached; level 4 is given by hand. Levels are gained at once, never lost here.
TRUST_THRESHOLDS = ((3, 500), (2, 100), (1, 5))


def trust_level_for(reputation: int) -> int:
    return next((level for level, least in TRUST_THRESHOLDS if reputation >= least), 0)
