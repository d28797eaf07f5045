"""What the rows of an archive need beyond what every import needs: old addresses, renamed people, columns left over."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from forum.database import Session
from forum.importing.actions.work import Work
from forum.importing.archive.rows import OldCategory
from forum.importing.bodies import Bodies
from forum.importing.dumps import LINE, Row

RENAMED = """
SELECT i.old_id, u.name FROM imported i JOIN users u ON u.id = i.new_id
WHERE i.source = $1 AND i.kind = 'user' AND i.old_id <> u.name
"""


@dataclass
class ArchiveWork(Work):
    """One archive's import under way. `host` is where the forum was; `told_accepted`, that its topics name the accepted
    posts, so that the posts' own marks say nothing more."""

    bodies: Bodies = field(default_factory=Bodies)
    host: str = ""
    staff: bool = False
    categories: dict[str, int] = field(default_factory=dict)
    described: dict[str, OldCategory] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    told_accepted: bool = False
    columns: dict[str, set[str]] = field(default_factory=dict)

    def note_columns(self, kind: str, row: Row, known: frozenset[str]) -> None:
        """Columns that hold something and have no place here are told once, by name."""
        for column in row.keys() - known:
            if column != LINE and row[column] not in (None, "", [], False, 0):
                self.columns.setdefault(kind, set()).add(column)

    def tell_columns(self) -> None:
        for kind, columns in self.columns.items():
            tally = self.tally(kind)
            tally.notes[f"with columns that have no place here: {', '.join(sorted(columns))}"] = tally.read

    async def people(self, session: Session, names: Iterable[str | None]) -> dict[str, int]:
        return await self.known(session, "user", names)

    async def learn_names(self, session: Session) -> None:
        """Whom the import had to give another handle, so that mentions follow."""
        self.renamed = {row["old_id"]: row["name"] for row in await session.fetch(RENAMED, self.source)}


def label(author: int | None, named: str, user: str | None) -> str | None:
    """The name of an author without an account."""
    return None if author is not None else named or user or "deleted user"
