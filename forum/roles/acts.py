"""The acts of the core: what its policies are asked about, in words."""

from forum.accounts.policy import may_give_roles, may_sanction
from forum.acts import ME, NOW, SOMEBODY, Act
from forum.api.policy import may_have_tokens, may_keep_integrations
from forum.asking.policy import may_see_findings
from forum.audit.policy import may_audit
from forum.backups.policy import may_keep_backups
from forum.belongings.policy import may_keep_belongings, may_keep_others_belongings
from forum.calls.policy import may_keep_ways, may_read_calls
from forum.categories.policy import may_keep_categories
from forum.drafts.policy import may_keep_drafts
from forum.effect.policy import may_set_costs
from forum.entering.policy import may_keep_providers
from forum.feedback.policy import may_read_feedback
from forum.following.policy import may_follow
from forum.groups.policy import may_keep_groups
from forum.i18n import _
from forum.jobs.policy import may_keep_jobs
from forum.people.policy import may_list_people, may_see_standing
from forum.search.synonyms.policy import may_teach_synonyms
from forum.searches.policy import may_read_searches
from forum.site.policy import may_change_look, may_close
from forum.uploads.policy import may_upload
from forum.webhooks.policy import may_keep_webhooks
from forum.welcome.policy import may_set_up
from forum.works.policy import may_announce

ACTS = (
    Act("reading", _("Follow threads, tags, categories and people"), may_follow, (NOW,)),
    Act("writing", _("Add pictures"), may_upload, (NOW,)),
    Act("self", _("Keep drafts"), may_keep_drafts),
    Act("self", _("Make tokens for programs"), may_have_tokens, (NOW,)),
    Act("self", _("Take along, rename and delete their own account and data"), may_keep_belongings, (ME,)),
    Act("moderation", _("See whether somebody is silenced or suspended"), may_see_standing),
    Act("moderation", _("Warn, silence or suspend people without a role"), may_sanction, (frozenset(),)),
    Act("moderation", _("Silence or suspend moderators and editors"), may_sanction, (frozenset({"moderator"}),)),
    Act("moderation", _("Silence or suspend admins"), may_sanction, (frozenset({"admin"}),)),
    Act("customers", _("Read what is written to staff under “Need a person?”"), may_read_calls),
    Act("customers", _("Say how a person is reached"), may_keep_ways),
    Act("articles", _("Read what people look for"), may_read_searches),
    Act("articles", _("Teach the search its synonyms"), may_teach_synonyms),
    Act("articles", _("See what was found before asking"), may_see_findings),
    Act("articles", _("Say what a question costs"), may_set_costs),
    Act("people", _("List everybody, with their addresses"), may_list_people),
    Act("people", _("Give and take roles"), may_give_roles),
    Act("people", _("Keep groups"), may_keep_groups),
    Act("people", _("Hand out or delete the data of somebody who asked for it"), may_keep_belongings, (SOMEBODY,)),
    Act("people", _("Open the data of other people on their own page"), may_keep_others_belongings),
    Act("people", _("Read what people say of the site"), may_read_feedback),
    Act("people", _("Read the audit log"), may_audit),
    Act("connections", _("Keep the providers by which people sign in"), may_keep_providers),
    Act("connections", _("Keep tokens of the house"), may_keep_integrations),
    Act("connections", _("Keep webhooks"), may_keep_webhooks),
    Act("house", _("Set the forum up"), may_set_up),
    Act("house", _("Make, change and order categories"), may_keep_categories),
    Act("house", _("Change the name and the look"), may_change_look),
    Act("house", _("Announce planned works"), may_announce),
    Act("house", _("Switch read-only mode on and off"), may_close),
    Act("house", _("Look after jobs, schedules and limits"), may_keep_jobs),
    Act("house", _("Make and remove backups"), may_keep_backups),
)
"""What is about neither threads nor posts."""
