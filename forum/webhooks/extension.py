"""What this room adds to the forum."""

from forum.accounts.events import UserVerified
from forum.comments.events import CommentPosted
from forum.events import ArticleAccepted, BadgeAwarded
from forum.extension import AdminPage, Extension, Schedule
from forum.i18n import _
from forum.places import Place, admins
from forum.threads.events import AnswerAccepted, AnswerPosted, PostEdited, QuestionAsked, ThreadSolved
from forum.webhooks.actions import queue_due
from forum.webhooks.events import DeliveryQueued, WebhookSwitchedOff
from forum.webhooks.listeners import queue_for_webhooks, send_queued_delivery, tell_admins
from forum.webhooks.pages import PLACE, ROUTES

HEARD = (QuestionAsked, AnswerPosted, CommentPosted, PostEdited, AnswerAccepted, ThreadSolved, ArticleAccepted,
         BadgeAwarded, UserVerified)  # fmt: skip

EXTENSION = Extension(
    name="webhooks",
    routes=ROUTES,
    after={
        **{event: [queue_for_webhooks] for event in HEARD},
        DeliveryQueued: [send_queued_delivery],
        WebhookSwitchedOff: [tell_admins],
    },
    places=(Place(PLACE, _("Webhooks"), admins),),
    schedules=(Schedule("webhooks.due", "* * * * *", queue_due),),
    admin_pages=(
        AdminPage(
            PLACE,
            _("Webhooks"),
            _("Other servers that hear what happens here, and what was sent."),
            "link",
            group="connections",
        ),
    ),
)
