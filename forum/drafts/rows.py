"""The value in which a draft is handed out."""

from dataclasses import dataclass
from datetime import datetime

from forum.drafts.places import form_of, kind_of, number_of


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A form as it was left."""

    place: str
    fields: dict[str, str]
    version: int
    saved_at: datetime

    @property
    def kind(self) -> str:
        return kind_of(self.place)

    @property
    def number(self) -> int:
        return number_of(self.place)

    @property
    def form_url(self) -> str:
        return form_of(self.place)
