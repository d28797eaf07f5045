"""What an admin says of a badge before it is saved. Pure."""

from dataclasses import dataclass

from forum.i18n import Message
from reputation.badges.grounds import Badge, Ground


@dataclass(frozen=True, slots=True)
class Draft:
    """`deed` is empty for a badge that is given by hand only."""

    name: str
    words: str
    kind: str
    deed: str
    least: int = 1
    days: int = 0
    tag_id: int | None = None

    @property
    def badge(self) -> Badge:
        ground = Ground(self.deed, self.least, tag_id=self.tag_id or 0, window=self.days) if self.deed else None
        return Badge("", self.kind, Message(self.name), "own", ground, self.words)
