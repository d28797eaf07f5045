"""What the bridge lets people do, in words, beside its policies."""

from dataclasses import replace

from forum.acts import NOW, Act
from forum.i18n import _
from kb_bridge.policy import may_edit_articles, may_rate, may_set_ripeness
from kb_bridge.publishing.policy import may_keep_publishers
from kb_bridge.truth.policy import may_say
from kb_bridge.truth.rows import Doubt
from kb_bridge.truth.weighing import Words

DOUBT = Doubt(post_id=2, thread_id=1, asked_at=NOW, outdated_at=None, words=Words())
CONCERNED = replace(DOUBT, mine=True)

ACTS = (
    Act("articles", _("Say whether an article helped"), may_rate, (NOW,)),
    Act("articles", _("Say whether a solution still works, when asked"), may_say, (CONCERNED, NOW)),
    Act("articles", _("Say whether any solution in doubt still works"), may_say, (DOUBT, NOW)),
    Act("articles", _("Write, accept, edit and archive articles"), may_edit_articles),
    Act("articles", _("Say when an article is drafted"), may_set_ripeness),
    Act("articles", _("Keep the places where articles go"), may_keep_publishers),
)
