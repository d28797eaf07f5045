"""What the limits are of, in words."""

from forum.i18n import Message, _

LIMITS: dict[str, Message] = {
    "api": _("Requests of the API"),
    "ask-look": _("Looking for matches while asking"),
    "answers_an_hour": _("Answers"),
    "card": _("Pictures of links"),
    "comment": _("Comments"),
    "complete": _("Completing words"),
    "draft": _("Saving drafts"),
    "feedback": _("Feedback"),
    "helpful": _("Saying what helped"),
    "palette": _("Going to places"),
    "passkey": _("Signing in with a passkey"),
    "password": _("Changing a password"),
    "preview": _("Previews"),
    "reset": _("Resetting a password"),
    "search": _("Searches"),
    "second": _("Second factors"),
    "second-day": _("Second factors"),
    "sign-in": _("Signing in"),
    "sign-up": _("Signing up"),
    "threads_an_hour": _("Questions"),
    "upload": _("Pictures"),
    "vote": _("Votes"),
    "votes_a_day": _("Votes"),
}
