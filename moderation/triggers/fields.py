"""Fields of the forms of triggers."""

from dataclasses import dataclass

from forum.i18n import _
from forum.web.forms import Field, Wrong


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A number from `least` to `most`, with a point or a comma; None where nothing was written and nothing required."""

    least: float
    most: float
    max: int = 12

    def parse(self, text: str) -> float:
        try:
            number = float(text.replace("\u2212", "-").replace(",", "."))
        except ValueError:
            raise Wrong(_("Write a number.")) from None
        if not self.least <= number <= self.most:
            least, most = f"{self.least:g}", f"{self.most:g}"
            raise Wrong(_("Write a number from %(least)s to %(most)s.", least=least, most=most))
        return number

    def empty(self) -> None:
        return None
