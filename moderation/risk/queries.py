"""Every read of marks and of what staff do then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.database import Session
from forum.errors import NotThere
from forum.i18n import Message, _
from forum.threads.queries.visibility import real_id

USUAL = _(
    "Take your time and read the whole thread first. Answer in private, not in public: calmly, without advice that you "
    "are not trained for. Say that you have read it and that you take it seriously, and name a place that is there day "
    "and night. If somebody's life is in danger now, call the emergency number of their country. Do not hide what they "
    "wrote unless it harms others, and tell a colleague."
)
COLUMNS = """
SELECT m.id, m.user_id, m.object_kind, m.object_id, m.thread_id, m.note, m.created_at, m.lifted_at, m.lift_note,
       p.name AS person_name, p.display_name AS person_display, s.name AS by_name, s.display_name AS by_display,
       l.name AS lifted_name, l.display_name AS lifted_display
  FROM risk_marks m LEFT JOIN users p ON p.id = m.user_id LEFT JOIN users s ON s.id = m.marked_by_id
  LEFT JOIN users l ON l.id = m.lifted_by_id
"""
STANDING = f"{COLUMNS} WHERE m.lifted_at IS NULL ORDER BY m.id DESC LIMIT 200"
LIFTED = f"{COLUMNS} WHERE m.lifted_at IS NOT NULL ORDER BY m.lifted_at DESC, m.id DESC LIMIT 50"
ONE = f"{COLUMNS} WHERE m.id = $1"
ABOUT = f"""
{COLUMNS} WHERE m.lifted_at IS NULL AND ((m.object_kind = $1 AND m.object_id = $2) OR m.user_id = $3)
ORDER BY m.id DESC LIMIT 1
"""
GUIDES = "SELECT language, words, contact FROM risk_guides"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark, with who set it, whom it is about and how it ended."""

    id: int
    user_id: int | None
    object_kind: str
    object_id: int
    thread_id: int | None
    note: str
    created_at: datetime
    lifted_at: datetime | None
    lift_note: str
    person_name: str | None
    person_display: str | None
    by_name: str | None
    by_display: str | None
    lifted_name: str | None
    lifted_display: str | None

    @property
    def url(self) -> str:
        """Where what was marked can be read."""
        if self.object_kind == "post":
            return f"/p/{self.object_id}"
        return f"/t/{self.thread_id}" if self.thread_id is not None else f"/u/{self.person_name}"


@dataclass(frozen=True, slots=True)
class Guide:
    """What staff do, and whom they call."""

    words: str | Message
    contact: str = ""


async def marks_standing(session: Session) -> list[Mark]:
    return [Mark(**row) for row in await session.fetch(STANDING)]


async def marks_lifted(session: Session) -> list[Mark]:
    return [Mark(**row) for row in await session.fetch(LIFTED)]


async def mark_of_id(session: Session, mark_id: int) -> Mark:
    row: Any = await session.fetchrow(ONE, real_id(mark_id))
    if row is None:
        raise NotThere
    return Mark(**row)


async def mark_about(session: Session, kind: str, object_id: int, user_id: int | None) -> Mark | None:
    """The mark that stands about this object or its author; None where there is none."""
    row: Any = await session.fetchrow(ABOUT, kind, object_id, user_id)
    return Mark(**row) if row else None


async def guides(session: Session) -> Mapping[str, Guide]:
    rows: Sequence[Any] = await session.fetch(GUIDES)
    return {row["language"]: Guide(row["words"], row["contact"]) for row in rows}


async def guide_for(session: Session, languages: Sequence[str]) -> Guide:
    """In the first of these languages in which there is one; ours where nobody has written any. Whom to call is told
    likewise, so that it may stand beside words of another language, or of ours."""
    known = await guides(session)
    ours = [known[each] for each in languages if each in known]
    words = next((each.words for each in ours if each.words), USUAL)
    return Guide(words, next((each.contact for each in ours if each.contact), ""))
