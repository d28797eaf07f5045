"""`python -m forum.search.process`: what `talkoot serve` starts beside its worker, and `talkoot search serve` becomes.

Not a command of `forum/cli.py`, since a command loads all rooms to find out who has it.
"""

import os
import sys

from forum.cluster import NoPostgres
from forum.kept_process import WITH_PARENT
from forum.logs import log_to_stderr
from forum.search.process.running import run
from forum.settings import Settings

if __name__ == "__main__":
    settings = Settings.read(os.environ)
    log_to_stderr(settings.log_level, settings.log_format)
    try:
        run(settings, with_parent=WITH_PARENT in sys.argv)
    except NoPostgres as why:
        sys.exit(f"talkoot: {why}")
