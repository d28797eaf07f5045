"""Which thread a person means who pastes an address or types a number."""

import re

ADDRESS = re.compile(r"(?:^|/)t/(\d{1,18})(?:[/?#]|$)")


def thread_meant(text: str) -> int | None:
    """The id in `/t/12/slug`, a whole address with it, `#12` or `12`; None where there is none."""
    tidy = text.strip()
    found = ADDRESS.search(tidy) or re.fullmatch(r"#?(\d{1,18})", tidy)
    return int(found[1]) if found else None
