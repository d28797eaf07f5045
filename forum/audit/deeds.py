"""Which events of the core are deeds of staff, and how the log says them."""

from collections.abc import Callable, Mapping
from typing import Any

from forum.accounts import events as accounts
from forum.api.events import TokenEnded, TokenMade
from forum.audited import Audited
from forum.backups.events import BackupAsked, BackupFetched
from forum.belongings.events import LeavingAsked, LeavingTakenBack, TakeoutFetched
from forum.calls.events import CallClosed, CallWaysChanged
from forum.categories import events as categories
from forum.effect.events import QuestionCostsSet
from forum.entering.events import IdentityConnected, IdentityRemoved, ProviderChanged
from forum.errors import Words
from forum.feedback.events import FeedbackSorted
from forum.groups.events import GroupJoined, GroupKept, GroupLeft
from forum.i18n import _
from forum.jobs.events import JobDeleted, JobsRetried
from forum.people.pages.admin import ROLE_WORDS
from forum.reading.events import PrivateThreadRead
from forum.search.synonyms.events import SynonymsForgotten, SynonymsTaught
from forum.site.events import LookChanged, ReadOnlySwitched
from forum.threads import events as threads
from forum.webhooks.events import WebhookChanged
from forum.welcome.events import ForumOpened, SetupStepTicked
from forum.works.events import WorksAnnounced, WorksEnded

PERSON, CATEGORY = "/admin/people/{user_id}", "/admin/categories/{category_id}"
GROUP_DEEDS = {"made": _("made a group"), "removed": _("removed a group")}
WEBHOOK_DEEDS = {
    "made": _("made a webhook"), "changed": _("changed a webhook"), "removed": _("removed a webhook"),
    "secret renewed": _("renewed the secret of a webhook"),
}  # fmt: skip


def roles_in_words(event: Mapping[str, Any]) -> Words:
    def named(roles: list[str]) -> str:
        return ", ".join(str(each.label) for each in ROLE_WORDS if each.name in roles) or "–"

    before, after = named(event["before"]), named(event["after"])
    return _("changed roles: before %(before)s, now %(after)s", before=before, after=after)


def provider_in_words(event: Mapping[str, Any]) -> Words:
    said = {
        "added": _("added a way to sign in: %(name)s", name=event["provider"]),
        "changed": _("changed a way to sign in: %(name)s", name=event["provider"]),
        "removed": _("removed a way to sign in: %(name)s", name=event["provider"]),
    }
    return said[event["deed"]]


def mixed(event: type, kind: str, words: Words | Callable[[Mapping[str, Any]], Words], *, url: str = "") -> Audited:
    return Audited(event, kind, words, url, is_mixed=True)


AUDITED = (
    Audited(accounts.RolesChanged, "people", roles_in_words, PERSON),
    mixed(accounts.UserReleased, "people", _("let somebody write again"), url=PERSON),
    mixed(accounts.PersonSpared, "people", _("changed whether somebody is nudged"), url=PERSON),
    mixed(LeavingAsked, "people", _("asked for an account to be deleted"), url=PERSON),
    mixed(LeavingTakenBack, "people", _("kept an account that was to be deleted"), url=PERSON),
    mixed(GroupJoined, "people", lambda event: _("put into the group %(name)s", name=event["name"]), url=PERSON),
    mixed(GroupLeft, "people", lambda event: _("took out of the group %(name)s", name=event["name"]), url=PERSON),
    Audited(GroupKept, "people", lambda event: GROUP_DEEDS[event["deed"]], "/admin/groups"),
    Audited(ForumOpened, "people", _("became the first admin"), PERSON),
    mixed(accounts.SignedIn, "access", _("signed in")),
    mixed(accounts.PasswordChanged, "access", _("changed a password")),
    mixed(accounts.AddressChanged, "access", _("changed a mail address")),
    mixed(accounts.FactorsChanged, "access", _("changed the second factors")),
    mixed(IdentityConnected, "access", lambda event: _("connected %(name)s", name=event["provider"])),
    mixed(IdentityRemoved, "access", lambda event: _("disconnected %(name)s", name=event["provider"])),
    mixed(TokenMade, "access", lambda event: _("made the token “%(name)s”", name=event["name"])),
    mixed(TokenEnded, "access", lambda event: _("ended the token “%(name)s”", name=event["name"])),
    Audited(ProviderChanged, "access", provider_in_words, "/admin/providers"),
    Audited(PrivateThreadRead, "private", _("read a private thread")),
    mixed(TakeoutFetched, "private", _("downloaded what is kept of a person")),
    Audited(BackupFetched, "private", lambda event: _("downloaded the backup %(name)s", name=event["name"]),
            "/admin/backups"),
    mixed(threads.PostDeleted, "moderation", _("deleted a post")),
    mixed(threads.PostUndeleted, "moderation", _("brought a deleted post back")),
    mixed(threads.ThreadMoved, "moderation", _("moved a thread")),
    Audited(threads.ThreadContinued, "moderation", _("went on in private"), "/t/{private_id}"),
    Audited(CallClosed, "moderation", _("closed a call for a person"), "/calls/{call_id}"),
    Audited(FeedbackSorted, "moderation", _("sorted feedback on the site"), "/admin/feedback"),
    Audited(LookChanged, "settings", _("changed the name or the look"), "/admin/look"),
    Audited(categories.CategoryCreated, "settings", _("made a category"), CATEGORY),
    Audited(categories.CategoryEdited, "settings", _("changed a category"), CATEGORY),
    Audited(categories.CategoryMoved, "settings", _("moved a category up or down"), CATEGORY),
    Audited(categories.CategoryFormChanged, "settings", _("changed what a category asks for"), CATEGORY + "/form"),
    Audited(CallWaysChanged, "settings", _("changed how a person is reached"), "/admin/contact"),
    Audited(WorksAnnounced, "settings", _("announced planned works"), "/admin/works"),
    Audited(WorksEnded, "settings", _("ended planned works"), "/admin/works"),
    Audited(QuestionCostsSet, "settings", _("set what a question costs"), "/kb/editor/effect"),
    Audited(SynonymsTaught, "settings", _("taught synonyms"), "/admin/synonyms"),
    Audited(SynonymsForgotten, "settings", _("took synonyms away"), "/admin/synonyms"),
    Audited(SetupStepTicked, "settings", _("ticked a step of setting up"), "/admin/setup"),
    Audited(WebhookChanged, "settings", lambda event: WEBHOOK_DEEDS[event["deed"]], "/admin/webhooks"),
    Audited(ReadOnlySwitched, "house", lambda event: _("closed the forum for writing") if event["on"]
            else _("opened the forum for writing"), "/admin/read-only"),
    Audited(BackupAsked, "house", lambda event: _("asked for a backup") if event["deed"] == "create"
            else _("had a backup tried out"), "/admin/backups"),
    Audited(JobsRetried, "house", _("had failed jobs tried again"), "/admin/jobs"),
    Audited(JobDeleted, "house", _("deleted a failed job"), "/admin/jobs"),
)  # fmt: skip
