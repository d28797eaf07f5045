"""What moderation lets people do, in words, beside its policies."""

from forum.acts import ME, NOW, SOMEBODY, Act
from forum.i18n import _
from moderation.care.policy import may_care, may_set_targets
from moderation.customers.policy import may_keep_plans, may_know_customers
from moderation.flags.policy import may_flag
from moderation.planted.policy import may_plant, may_see_test
from moderation.product.policy import may_label, may_send
from moderation.queue.policy import may_review
from moderation.replies.policy import may_use_replies, may_write_replies
from moderation.risk.policy import may_guide, may_mark_risk
from moderation.roster.policy import may_read_roster, may_roster
from moderation.triggers.policy import may_read_figures, may_set_triggers

UNDER_WAY = {"planted_by_id": SOMEBODY, "over": False}

ACTS = (
    Act("writing", _("Report what does not belong here"), may_flag, (NOW,), {"author_id": SOMEBODY}),
    Act("moderation", _("Decide what waits in the queue"), may_review),
    Act("moderation", _("Read how well triggers and reviews do"), may_read_figures),
    Act("moderation", _("Change triggers"), may_set_triggers),
    Act("moderation", _("Plant test questions"), may_plant),
    Act("moderation", _("See test questions of others while they run"), may_see_test, (), UNDER_WAY),
    Act("moderation", _("Mark somebody as perhaps at risk"), may_mark_risk),
    Act("moderation", _("Say what staff do when somebody is at risk"), may_guide),
    Act("customers", _("Look after questions"), may_care),
    Act("customers", _("Set targets, calendars and the ladder"), may_set_targets),
    Act("customers", _("Use templates for answers"), may_use_replies),
    Act("customers", _("Write templates for answers"), may_write_replies),
    Act("customers", _("See and say whose customer somebody is"), may_know_customers),
    Act("customers", _("Keep plans and organisations"), may_keep_plans),
    Act("customers", _("Read the roster"), may_read_roster),
    Act("customers", _("Say at which hours they work themselves"), may_roster, (ME,)),
    Act("customers", _("Say at which hours others work"), may_roster, (SOMEBODY,)),
    Act("customers", _("Label product feedback"), may_label),
    Act("customers", _("Say where product feedback goes"), may_send),
)
