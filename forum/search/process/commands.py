"""`talkoot search serve`."""

import os
import sys

import typer

from forum.command import CommandFailed, read_settings


def add_serve(group: typer.Typer) -> None:
    @group.command("serve")
    def serve() -> None:
        """Keep the search index of this machine and answer its pages, until Ctrl-C.

        `talkoot serve` starts one beside its worker. Run it where talkoot serve --no-worker runs, one for a data
        folder; without it PostgreSQL answers.

        Example: TALKOOT_DATABASE_URL=postgresql://forum@db/forum talkoot search serve
        """
        from forum.search.engines.choosing import is_installed

        engine = read_settings().search_engine
        if engine == "postgres":
            raise CommandFailed("PostgreSQL answers searches here (TALKOOT_SEARCH_ENGINE): there is nothing to serve.")
        if not is_installed(engine):
            raise CommandFailed(f"{engine} is not installed: pip install 'talkoot[{engine}]'")
        sys.stdout.flush()
        # All rooms are loaded by now; in its own program it is as small as it can be.
        os.execv(sys.executable, [sys.executable, "-m", "forum.search.process"])  # noqa: S606
