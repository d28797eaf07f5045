"""What the book lets people do, in words, beside its policies."""

from forum.acts import ME, NOW, SOMEBODY, Act
from forum.i18n import _
from forum.threads.examples import OWN_THREAD
from reputation.badges.policy import may_give_badges, may_give_to, may_make_badges
from reputation.book.policy import may_decide_disputes, may_dispute, may_read_statement, may_set_prices
from reputation.evidence.policy import may_judge, may_read_evidence
from reputation.leaders.policy import may_be_listed, may_keep_rewards, may_see_helpers, may_thank
from reputation.trust.policy import may_ask_around, may_see_privileges, may_set_rules

ACTS = (
    Act("reputation", _("Read their own statement of reputation"), may_read_statement, (ME,)),
    Act("reputation", _("Read the statements of others"), may_read_statement, (SOMEBODY,)),
    Act("reputation", _("See their own privileges"), may_see_privileges, (ME,)),
    Act("reputation", _("See the privileges of others"), may_see_privileges, (SOMEBODY,)),
    Act("reputation", _("Dispute a line of their own statement"), may_dispute, (ME,)),
    Act("reputation", _("Stand in the lists of leaders, or not"), may_be_listed),
    Act("reputation", _("Ask somebody about their own question"), may_ask_around, (OWN_THREAD, NOW)),
    Act("reputation", _("Decide disputes of others"), may_decide_disputes, (SOMEBODY,)),
    Act("reputation", _("Read the log of badges given by hand"), may_give_badges),
    Act("reputation", _("Give badges to others"), may_give_to, (SOMEBODY,)),
    Act("reputation", _("See on whom the answers rest"), may_see_helpers),
    Act("reputation", _("Thank a helper for the forum"), may_thank, (SOMEBODY,)),
    Act("reputation", _("Read evidence of gaming"), may_read_evidence),
    Act("reputation", _("Judge evidence about others"), may_judge, ((SOMEBODY,),)),
    Act("reputation", _("Set prices of reputation"), may_set_prices),
    Act("reputation", _("Set what trust levels take and allow"), may_set_rules),
    Act("reputation", _("Make badges"), may_make_badges),
    Act("reputation", _("Keep rewards elsewhere"), may_keep_rewards),
)
