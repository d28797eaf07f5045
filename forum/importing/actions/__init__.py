"""Every write of importing: one module for each kind of row, and the run that goes through them."""

from forum.importing.actions.running import NothingToImport, import_dump

__all__ = ["NothingToImport", "import_dump"]
