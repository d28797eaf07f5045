"""Every write of an archive's import: one module for each kind of row, and the run that goes through them."""

from forum.importing.actions.archive.running import Wanted, import_archive

__all__ = ["Wanted", "import_archive"]
