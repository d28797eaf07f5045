"""What tests ask about other processes."""

import os
from pathlib import Path


def gone(number: int) -> bool:
    """No process of that number, or one that has ended and only waits to be taken note of by its parent."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return True
    state = Path(f"/proc/{number}/stat")
    return state.exists() and ") Z " in state.read_text()
