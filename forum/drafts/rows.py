"""The values in which drafts are handed out."""

from dataclasses import dataclass
from datetime import datetime

from forum.drafts.places import form_of, kind_of, long_text_of, number_of


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
    def text_field(self) -> str:
        return long_text_of(self.fields)

    @property
    def text(self) -> str:
        return self.fields.get(self.text_field, "")

    @property
    def form_url(self) -> str:
        return form_of(self.place)


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody who has a draft of the same text, and when it was last kept."""

    name: str
    display_name: str
    saved_at: datetime
