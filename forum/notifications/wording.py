"""What a notification says, why it was sent, and its sign."""

from collections.abc import Callable
from typing import Any

from forum.errors import Words
from forum.i18n import Message, _, n_
from forum.notifications.rows import NotificationRow

SENTENCES: dict[str, Callable[[Any], Message]] = {
    "mentioned": lambda who: _("%(who)s mentioned you", who=who),
    "answered_you": lambda who: _("%(who)s answered your question", who=who),
    "answered": lambda who: _("%(who)s answered", who=who),
    "replied_you": lambda who: _("%(who)s replied to you", who=who),
    "replied": lambda who: _("%(who)s replied", who=who),
    "commented_you": lambda who: _("%(who)s commented on your post", who=who),
    "commented": lambda who: _("%(who)s commented", who=who),
    "accepted": lambda who: _("%(who)s marked your answer as what solved it", who=who),
    "solved": lambda who: _("%(who)s marked this as solved", who=who),
    "duplicate": lambda who: _("%(who)s found that this was asked before", who=who),
    "written_up": lambda who: _("This was written up in an article"),
    "feedback": lambda who: _("%(who)s wrote what they think of the site", who=who),
    "webhook_off": lambda who: _("A webhook was switched off: nobody had answered there for a day"),
    "asked": lambda who: _("%(who)s started this", who=who),
    "held": lambda who: _("Your post waits for review"),
    "hidden": lambda who: _("Your post was hidden by a moderator"),
    "released": lambda who: _("Your post was let through"),
    "comment_hidden": lambda who: _("Your comment was hidden by a moderator"),
    "comment_held": lambda who: _("Your comment waits for review"),
    "comment_released": lambda who: _("Your comment was let through"),
    "silence_ended": lambda who: _("You can write again: the pause is over"),
    "suspension_ended": lambda who: _("You can write again: the suspension is over"),
    "locked": lambda who: _("%(who)s closed this: nothing can be added", who=who),
    "unlocked": lambda who: _("%(who)s opened this again", who=who),
    "post_moved": lambda who: _("%(who)s moved your post here", who=who),
    "still_works": lambda who: _("Does this solution still work? Somebody has the problem again"),
    "takeout_ready": lambda _who: _("The file with your data is ready"),
    "help_wanted": lambda who: _("%(who)s asks whether you can help", who=who),
}
# Three or more alike in one letter; whatever else comes in numbers is counted as it is.
MANY: dict[str, Callable[[int], Message]] = {
    "answered": lambda count: n_("%(count)s new answer", "%(count)s new answers", count),
    "answered_you": lambda count: n_("%(count)s new answer to you", "%(count)s new answers to you", count),
    "replied": lambda count: n_("%(count)s new reply", "%(count)s new replies", count),
    "replied_you": lambda count: n_("%(count)s new reply to you", "%(count)s new replies to you", count),
    "commented": lambda count: n_("%(count)s new comment", "%(count)s new comments", count),
    "commented_you": lambda count: n_("%(count)s comment on your posts", "%(count)s comments on your posts", count),
    "mentioned": lambda count: n_("You were mentioned %(count)s time", "You were mentioned %(count)s times", count),
}
SANCTIONS = {
    "warning": lambda reason: _("A moderator warned you: %(reason)s", reason=reason),
    "silence": lambda reason: _("A moderator paused your writing: %(reason)s", reason=reason),
    "suspension": lambda reason: _("A moderator suspended you: %(reason)s", reason=reason),
}
REASONED: dict[str, Callable[..., Message]] = {
    "hidden": lambda **words: _("Your post was hidden by a moderator: %(reason)s", **words),
    "comment_hidden": lambda **words: _("Your comment was hidden by a moderator: %(reason)s", **words),
    "appeal_granted": lambda **words: _("Your appeal was granted: %(reason)s", **words),
    "appeal_refused": lambda **words: _("Another moderator refused your appeal: %(reason)s", **words),
    "dispute_upheld": lambda **words: _(
        "You were right about your statement, the line is taken back: %(reason)s", **words
    ),
    "dispute_dismissed": lambda **words: _("The line of your statement stands: %(reason)s", **words),
    "colleague": lambda **words: _("%(who)s asks you about something in the queue: %(reason)s", **words),
}
REPORTS = {
    "report_upheld": lambda title: _("A moderator acted on what you reported in “%(title)s”", title=title),
    "report_dismissed": lambda title: _(
        "A moderator looked at what you reported in “%(title)s” and left it", title=title
    ),
}
# About questions that staff look after.
CARE: dict[str, Callable[..., Message]] = {
    "care_late": lambda **params: n_(
        "%(count)s question was not answered in time",
        "%(count)s questions were not answered in time",
        len(params.get("threads", ())) or 1,
    ),
    "care_given": lambda **words: _("%(who)s gave you this question: %(words)s", **said(words)),
    "care_account": lambda **words: _("%(who)s, one of your accounts: %(words)s", **said(words)),
    "care_private": lambda **_words: _("Staff would like to go on with you in private"),
    "care_called": lambda **words: _("%(who)s wants more eyes on this question: %(words)s", **said(words)),
    "care_replied": lambda **_words: _("The asker of a question of yours has said more"),
    "care_woken": lambda **_words: _("A question that was put off is due again"),
    "care_reminder": lambda **_words: _("Somebody wants to help you, but needs to know more first"),
}
FOR_STAFF = ("care_late", "care_given", "care_account", "care_called", "care_replied", "care_woken", "colleague")
# Count and reason; both people of an arrangement read the same.
GAINS: dict[str, Callable[[int, str], Message]] = {
    "acceptances_annulled": lambda count, reason: n_(
        "A moderator took back the reputation that %(count)s accepted answer brought you: %(reason)s",
        "A moderator took back the reputation that %(count)s accepted answers brought you: %(reason)s",
        count, reason=reason,
    ),
    "edits_annulled": lambda count, reason: n_(
        "A moderator took back the reputation that edits of %(count)s post brought: %(reason)s",
        "A moderator took back the reputation that edits of %(count)s posts brought: %(reason)s",
        count, reason=reason,
    ),
    "acceptances_restored": lambda _count, _reason: _(
        "The reputation for accepted answers that a moderator had taken back counts again"
    ),
    "edits_restored": lambda _count, _reason: _(
        "The reputation for edits that a moderator had taken back counts again"
    ),
}  # fmt: skip
VOTES = ("votes_annulled", "votes_restored")
ANNULLED = (*VOTES, *GAINS)
FOLLOWED = ("answered", "replied", "commented", "solved", "duplicate", "written_up", "still_works")
SIGNS = {
    "mentioned": "comment", "answered_you": "answered", "answered": "answered", "replied_you": "discussion",
    "replied": "discussion", "commented_you": "comment", "commented": "comment", "accepted": "solved",
    "solved": "solved", "duplicate": "duplicate",
    "written_up": "article", "still_works": "clock", "asked": "unanswered", "feedback": "comment",
    "webhook_off": "warning", "takeout_ready": "folder",
    "badge": "badge", "trust_gained": "key", "trust_lost": "info", "trust_warned": "warning", "help_wanted": "ask",
    "thanked": "star",
    "warning": "warning", "silence": "danger", "suspension": "danger", "held": "held", "hidden": "hidden",
    "votes_annulled": "warning", "votes_restored": "check",
    "acceptances_annulled": "warning", "acceptances_restored": "check",
    "edits_annulled": "warning", "edits_restored": "check",
    "released": "check", "comment_hidden": "hidden", "comment_held": "held", "comment_released": "check",
    "report_upheld": "flag", "report_dismissed": "flag", "appeal_granted": "check", "appeal_refused": "info",
    "colleague": "person", "silence_ended": "check", "suspension_ended": "check",
    "care_given": "person", "care_called": "eye", "care_late": "clock", "care_replied": "comment",
    "care_woken": "clock", "care_account": "person", "care_private": "locked", "care_reminder": "ask",
    "moved": "folder", "locked": "locked", "unlocked": "check",
    "post_moved": "folder", "dispute_upheld": "check", "dispute_dismissed": "info",
}  # fmt: skip


TRUST = {
    "trust_gained": lambda params: _("You have reached trust level %(level)s", level=params["level"]),
    "trust_lost": lambda params: _("Your trust level is %(level)s now", level=params["level"]),
    "trust_warned": lambda params: n_(
        "Your trust level falls to %(level)s in %(count)s day: see what keeps it",
        "Your trust level falls to %(level)s in %(count)s days: see what keeps it",
        params["days"], level=params["level"],
    ),
}  # fmt: skip


def sentence(row: NotificationRow) -> Message:
    """One sentence without a full stop."""
    if row.kind in TRUST:
        return TRUST[row.kind](row.params)
    if row.kind == "badge":
        return _("You were given the badge “%(badge)s”", badge=_(row.params.get("name", "")))
    if row.kind in SANCTIONS:
        return SANCTIONS[row.kind](Message(row.params["reason"]) if row.params.get("reason") else "")
    if row.kind in ANNULLED:
        return of_annulled(row.kind, row.params)
    if row.kind in REPORTS:
        return REPORTS[row.kind](row.params.get("title", ""))
    if row.kind == "moved":
        return _("This was moved to %(category)s", category=row.params.get("category", ""))
    who: Words = row.actor_display or row.actor_name or _("Somebody")
    if row.kind == "thanked":
        return _("%(who)s thanks you: %(words)s", who=who, words=row.params.get("words", ""))
    if row.kind in CARE:
        return CARE[row.kind](who=who, **row.params)
    if row.kind in REASONED and row.params.get("reason"):
        return REASONED[row.kind](reason=Message(row.params["reason"]), who=who)
    return SENTENCES[row.kind](who)


def said(params: dict[str, Any]) -> dict[str, Any]:
    return {"who": params["who"], "words": params.get("words", "")}


def of_annulled(kind: str, params: dict[str, Any]) -> Message:
    if kind in VOTES:
        return of_votes(kind, params)
    return GAINS[kind](params.get("count", 0), params.get("reason", ""))


def of_votes(kind: str, params: dict[str, Any]) -> Message:
    """Their own numbers of given and received votes, and what the moderator said; never whose the others are."""
    given, got, reason = params.get("given", 0), params.get("got", 0), params.get("reason", "")
    if kind == "votes_restored":
        return _("Votes that a moderator had taken out of the count are counted again")
    if given and got:
        return _(
            "A moderator took votes out of the count, %(given)s that you gave and %(got)s on your posts: %(reason)s",
            given=given, got=got, reason=reason,
        )  # fmt: skip
    if given:
        return n_(
            "A moderator took %(count)s vote that you gave out of the count: %(reason)s",
            "A moderator took %(count)s votes that you gave out of the count: %(reason)s",
            given, reason=reason,
        )  # fmt: skip
    return n_(
        "A moderator took %(count)s vote on your posts out of the count: %(reason)s",
        "A moderator took %(count)s votes on your posts out of the count: %(reason)s",
        got, reason=reason,
    )  # fmt: skip


def many(kind: str, count: int) -> Message:
    """What a letter says of several that are alike."""
    said = MANY.get(kind)
    return said(count) if said else n_("%(count)s notification", "%(count)s notifications", count)


def why(kind: str) -> Message:
    """Why a mail about it was sent."""
    if kind in FOLLOWED:
        return _("You get this because you follow the thread, its category or one of its tags.")
    if kind in ("feedback", "webhook_off"):
        return _("You get this because you are an admin.")
    if kind == "asked":
        return _("You get this because you follow its category or one of its tags.")
    if kind == "help_wanted":
        return _("You get this because you answer questions like this one. You can stop that in your settings.")
    if kind == "mentioned":
        return _("You get this because you were mentioned.")
    if kind in FOR_STAFF:
        return _("You get this because you look after questions here.")
    return _("You get this because it is about something of yours.")


def sign(kind: str) -> str:
    return SIGNS.get(kind, "bell")
