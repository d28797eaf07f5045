"""Which events of moderation are deeds of staff, and how the audit log says them."""

from forum.audited import Audited, Payload
from forum.errors import Words
from forum.events import SanctionGiven
from forum.i18n import _
from moderation.care import events as care
from moderation.customers import events as customers
from moderation.planted import events as planted
from moderation.product.events import ProductLabelled
from moderation.queue.events import DecisionTaken, DecisionUndone
from moderation.queue.wording import OBJECTS, OPEN_VERBS
from moderation.replies.events import ReplyChanged
from moderation.risk.events import RiskLifted, RiskMarked
from moderation.roster.events import RosterChanged
from moderation.triggers.events import TrialBegun, TriggerChanged

DECIDED = OPEN_VERBS | {
    "hold": _("Held for review"), "slow": _("Slow mode begun"), "unslow": _("Slow mode ended"),
    "reply": _("Replied"), "agree": _("Agreed as the second reader"), "disagree": _("Disagreed as the second reader"),
    "uphold": _("Appeal refused"),
}  # fmt: skip
SANCTIONS = {"warning": _("warned"), "silence": _("paused somebody's writing"), "suspension": _("suspended somebody")}
PLACES = {"post": "/p/{}", "thread": "/t/{}", "user": "/mod/people/{}", "article": "/kb/{}", "call": "/calls/{}"}


def decided(event: Payload) -> Words:
    what = OBJECTS.get(event["object_kind"], event["object_kind"])
    return _("decided about %(what)s: %(verb)s", what=str(what), verb=str(DECIDED.get(event["verb"], event["verb"])))


def undone(event: Payload) -> Words:
    what = OBJECTS.get(event["object_kind"], event["object_kind"])
    return _("took back about %(what)s: %(verb)s", what=str(what), verb=str(DECIDED.get(event["verb"], event["verb"])))


def object_url(event: Payload) -> str:
    return PLACES.get(event["object_kind"], "/mod/log").format(event["object_id"])


def sanctioned(event: Payload) -> Words:
    return SANCTIONS.get(event["kind"], _("gave somebody a sanction"))


AUDITED = (
    Audited(DecisionTaken, "moderation", decided, object_url, is_mixed=True),  # triggers and the clock decide, too
    Audited(DecisionUndone, "moderation", undone, object_url),
    Audited(SanctionGiven, "moderation", sanctioned, "/mod/people/{user_id}"),
    Audited(care.CareChanged, "moderation", _("looked after a question"), "/mod/care/{thread_id}", is_mixed=True),
    Audited(RiskMarked, "moderation", _("marked somebody as perhaps at risk"), "/mod/risk/{mark_id}"),
    Audited(RiskLifted, "moderation", _("lifted a mark of risk"), "/mod/risk/{mark_id}"),
    Audited(planted.QuestionPlanted, "moderation", _("planted a test question")),
    Audited(planted.PlantedEnded, "moderation", _("ended a test"), is_mixed=True),
    Audited(planted.PlantedGraded, "moderation", _("graded the answers to a test")),
    Audited(ProductLabelled, "moderation", _("labelled product feedback")),
    Audited(ReplyChanged, "settings", _("changed a template of answers"), "/mod/replies"),
    Audited(RosterChanged, "people", _("changed somebody's hours"), "/mod/roster"),
    Audited(customers.PlansChanged, "settings", _("changed plans or organisations"), "/admin/plans"),
    Audited(customers.AccountsAssigned, "people", _("changed who looks after an organisation"), "/admin/plans"),
    Audited(customers.CustomersChanged, "people", _("said who has which plan or organisation"), "/admin/plans"),
    Audited(care.TargetChanged, "settings", _("changed within what time replies are due"), "/admin/targets"),
    Audited(care.ClocksMoved, "settings", _("put open questions under new targets"), "/admin/targets"),
    Audited(care.KeepersChanged, "settings", _("changed whom the ladder calls"), "/admin/ladder"),
    Audited(care.CalendarChanged, "settings", _("changed a calendar"), "/admin/calendars"),
    Audited(TriggerChanged, "settings", lambda event: _("changed the trigger %(name)s", name=event["name"]),
            "/admin/triggers"),
    Audited(TrialBegun, "moderation", _("tried a trigger out"), "/admin/triggers/trials/{trial_id}"),
)  # fmt: skip
