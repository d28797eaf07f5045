"""How well reviewing does: precision, recall, agreement, coverage, each with its target and its table."""

from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from forum.errors import NotThere
from forum.i18n import Message, _
from forum.shares import Share
from forum.web.house import actor_of, house
from forum.web.templating import page
from moderation.triggers import measuring
from moderation.triggers.measuring import recall
from moderation.triggers.pages.listing import lines
from moderation.triggers.policy import may_read_figures, may_set_triggers
from moderation.triggers.queries.measures import Figures, figures

CAUSES: dict[str, Message] = {
    "staff": _("Staff error"),
    "product": _("Product"),
    "policy": _("Policy"),
    "customer": _("Customer"),
}


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure with its target: `value` and its range are shares; met or not is said in words."""

    label: Message
    value: float | None
    low: float
    high: float
    whole: int
    target: float
    how: Message | None = None
    at_most: bool = False

    @property
    def is_met(self) -> bool | None:
        if self.value is None:
            return None
        return self.value <= self.target if self.at_most else self.value >= self.target


async def show(request: Request) -> Response:
    actor = actor_of(request)
    if not may_read_figures(actor):
        raise NotThere
    async with house(request).database.reading() as session:
        found, by_trigger = await figures(session), await lines(session)
    values = {
        "goals": goals(found), "lines": [line for line in by_trigger if line.measure.precision.whole or line.is_on],
        "causes": [(CAUSES.get(row["cause"], row["cause"]), row["count"]) for row in found.causes],
        "minutes": found.queue.minutes, "may_change": may_set_triggers(actor), "target": measuring.TARGET_TRIGGER,
    }  # fmt: skip
    return page(request, "moderation/triggers/figures.html", values)


def goals(found: Figures) -> list[Goal]:
    useful = goal(_("Items that needed somebody"), found.queue.precision, measuring.TARGET_QUEUE)
    covered = goal(_("Staff answers reviewed"), found.coverage, measuring.TARGET_COVERAGE)
    agreed = goal(_("Second readers who agreed"), found.agreement, measuring.TARGET_AGREEMENT)
    undone = goal(_("Decisions taken back"), found.overturned, measuring.TARGET_OVERTURNED)
    return [
        replace(useful, how=_(
            "Of the items decided in 90 days, those in which anything was done; the blind sample is left out."
        )),
        recall_goal(found),
        replace(covered, how=_("Of the answers that staff wrote in 90 days, those about which an item was decided.")),
        replace(agreed, how=_("Of the severe decisions that a second person read, those that stood.")),
        replace(undone, at_most=True,
                how=_("Of the decisions of 90 days, those undone later, by appeal or otherwise.")),
    ]  # fmt: skip


def goal(label: Message, share: Share, target: float) -> Goal:
    low, high = share.interval
    return Goal(label, share.value, low, high, share.whole, target)


def recall_goal(found: Figures) -> Goal:
    estimate = recall(found.found, found.sample, found.unnoticed)
    value, low, high = estimate or (None, 0.0, 1.0)
    how = _("Useful items, of these and of what the blind sample says was missed among the posts that no rule noticed.")
    return Goal(
        _("Found, of all that needed somebody"), value, low, high, found.sample.whole, measuring.TARGET_RECALL, how
    )
