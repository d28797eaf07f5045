"""The steps of the first start and those of a newcomer: their order, their words, how far somebody has come."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from forum.errors import Words
from forum.i18n import _

PLACE = "/admin/setup"
YOUNG = timedelta(days=60)  # how long first steps are shown to somebody who has not asked for them


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do: where, what it is called, and one line saying why."""

    key: str
    url: str
    label: Words
    line: Words


SETUP = (
    Step("look", f"{PLACE}/look", _("Name and look"), _("Its name, one colour, a welcome.")),
    Step("categories", f"{PLACE}/categories", _("Categories"), _("Where questions live, and who may read them.")),
    Step("mail", f"{PLACE}/mail", _("Mail"), _("A letter to yourself, to see that mail arrives.")),
    Step("import", f"{PLACE}/import", _("What you have already"), _("Bring another forum along, or skip it.")),
    Step("threads", f"{PLACE}/threads", _("First questions"), _("Three that you ask and answer yourselves.")),
)
KEYS = tuple(step.key for step in SETUP)
NEWCOMER = (
    Step("verified", "/verify", _("Confirm your address"), _("By the link that we mailed to you.")),
    Step("bio", "/settings", _("Say who you are"), _("A sentence about you in your profile.")),
    Step("follows", "/tags", _("Follow a tag or a category"), _("Then you hear what is new there.")),
    Step("took_part", "/?view=unanswered", _("Ask, answer or vote once"), _("That is what makes this a forum.")),
)


@dataclass(frozen=True, slots=True)
class Way:
    """Steps, and which of them are done."""

    steps: tuple[Step, ...]
    done: frozenset[str]

    @property
    def count(self) -> int:
        return sum(step.key in self.done for step in self.steps)

    @property
    def percent(self) -> int:
        return 100 * self.count // len(self.steps)

    @property
    def is_over(self) -> bool:
        return self.count == len(self.steps)

    def after(self, key: str) -> str:
        """The address of the first step behind this one that is not done; the list where there is none."""
        place = next((number for number, step in enumerate(self.steps) if step.key == key), -1)
        return next((step.url for step in self.steps[place + 1 :] if step.key not in self.done), PLACE)


def setup_way(done: Collection[str]) -> Way:
    return Way(SETUP, frozenset(done))


def newcomers_way(done: Collection[str]) -> Way:
    return Way(NEWCOMER, frozenset(done))


def shows_guide(guide: str, joined: datetime, now: datetime) -> bool:
    """Whether somebody wants to see first steps: newcomers who have not put them away, and whoever asked for them."""
    return guide == "on" or (guide == "new" and now - joined < YOUNG)
