"""Which events of the knowledge base are deeds of staff, and how the audit log says them."""

from forum.audited import Audited
from forum.events import ArticleAccepted, ArticleTakenBack
from forum.i18n import _
from kb_bridge import events
from kb_bridge.publishing.events import PublisherChanged
from kb_bridge.truth.events import ArticleConfirmed

ARTICLE, PROPOSAL, TOPIC = "/kb/{article_id}", "/kb/editor/proposals/{proposal_id}", "/kb/editor/topics/{topic_id}"
AUDITED = (
    Audited(ArticleAccepted, "articles", _("put an article into the knowledge base"), ARTICLE),
    Audited(ArticleTakenBack, "articles", _("took the writing of an article back"), ARTICLE),
    Audited(events.ArticleEdited, "articles", _("edited an article"), ARTICLE),
    Audited(events.ArticleShelved, "articles", _("changed where an article stands or who reads it"), ARTICLE),
    Audited(events.ArticleArchived, "articles", _("archived an article"), ARTICLE),
    Audited(events.ArticleRestored, "articles", _("brought an archived article back"), ARTICLE),
    Audited(ArticleConfirmed, "articles", _("found an article still right"), ARTICLE),
    Audited(events.ProposalEdited, "articles", _("edited a draft of an article"), PROPOSAL),
    Audited(events.ProposalRejected, "articles", _("decided against an article"), PROPOSAL),
    Audited(events.ProposalSnoozed, "articles", _("put a proposal aside"), PROPOSAL),
    Audited(events.ProposalLinked, "articles", _("found a topic answered by an article"), ARTICLE),
    Audited(events.ProposalMerged, "articles", _("made a draft a part of an article"), ARTICLE),
    Audited(events.ProposalReopened, "articles", _("opened a proposal again"), PROPOSAL, is_mixed=True),
    Audited(events.RewordingAsked, "articles", _("had a draft reworded"), PROPOSAL),
    Audited(events.TopicSplit, "articles", _("split a topic"), TOPIC),
    Audited(events.TopicsMerged, "articles", _("made two topics one"), TOPIC, is_mixed=True),
    Audited(events.TopicsRestored, "articles", _("took back a change of topics"), TOPIC),
    Audited(events.ThreadExcluded, "articles", _("took a thread out of a topic"), TOPIC),
    Audited(events.ThreadIncluded, "articles", _("put a thread into a topic"), TOPIC),
    Audited(events.RipenessChanged, "settings", _("changed when a topic is ripe"), "/admin/ripeness"),
    Audited(PublisherChanged, "settings", _("changed a publisher"), "/admin/publishers"),
)
