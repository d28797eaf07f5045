"""Which events of reputation are deeds of staff, and how the audit log says them."""

from forum.audited import Audited
from forum.events import HelperThanked
from forum.i18n import _
from reputation.badges.events import BadgeGivenByHand, BadgeTakenBack, OwnBadgeChanged
from reputation.book.events import DisputeDecided, PriceListApplied
from reputation.evidence.events import EvidenceJudged, JudgementUndone
from reputation.leaders.events import RewardHookChanged
from reputation.trust.events import TrustRulesApplied

AUDITED = (
    Audited(PriceListApplied, "settings", _("put a price list in force"), "/admin/reputation"),
    Audited(TrustRulesApplied, "settings", _("changed what trust levels take or allow"), "/admin/trust"),
    Audited(OwnBadgeChanged, "settings", _("changed a badge of this forum"), "/admin/badges"),
    Audited(RewardHookChanged, "settings", _("changed where word of rewards is sent"), "/admin/rewards"),
    Audited(BadgeGivenByHand, "reputation", _("gave somebody a badge"), "/mod/badges"),
    Audited(BadgeTakenBack, "reputation", _("took a badge from somebody"), "/mod/badges"),
    Audited(DisputeDecided, "reputation", _("decided a dispute about a line"), "/mod/disputes/{entry_id}"),
    Audited(EvidenceJudged, "reputation", _("judged evidence of traded votes"), "/mod/evidence/{case_id}"),
    Audited(JudgementUndone, "reputation", _("took back a judgement about votes"), "/mod/evidence/{case_id}"),
    Audited(HelperThanked, "reputation", _("thanked a helper"), "/mod/helpers"),
)
