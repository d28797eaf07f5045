"""The forum's own secret, where no setting gives one: a file that is made once."""

import os
import secrets
from pathlib import Path


def kept_secret(path: Path) -> str:
    """The text of the file; whoever comes first makes it, whole or not at all, and all others read the same."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"secret.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
