"""A field for whole numbers."""

from dataclasses import dataclass

from forum.i18n import _
from forum.web.forms import Field, Wrong


@dataclass(frozen=True, kw_only=True)
class WholeNumber(Field):
    """A whole number from `least` to `most`; None where nothing was written and nothing is required."""

    least: int
    most: int
    max: int = 12

    def parse(self, text: str) -> int:
        try:
            number = int(text.replace("\u2212", "-"))
        except ValueError:
            raise Wrong(_("Write a whole number.")) from None
        if not self.least <= number <= self.most:
            raise Wrong(_("Write a whole number from %(least)s to %(most)s.", least=self.least, most=self.most))
        return number

    def empty(self) -> None:
        return None
