"""The ladder of sanctions: what usually follows on what somebody has had already. Pure."""

DAYS = (1, 3, 7, 30)  # each longer than the one before: 24, 72, 168 and 720 hours


def usual_days(earlier: int) -> int:
    """How long the next silence or suspension usually is, after so many sanctions that still stand."""
    return DAYS[min(earlier, len(DAYS) - 1)]
