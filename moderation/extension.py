"""What moderation adds to the forum."""

from forum.events import ReviewSettled, ReviewWanted
from forum.extension import Extension
from forum.i18n import _
from forum.places import Place
from forum.threads.events import AnswerPosted, PostEdited, QuestionAsked
from moderation.demo import DEMO_VERBS
from moderation.listeners import hold_newcomers_post, join_the_queue, leave_the_queue
from moderation.pages import ROUTES
from moderation.policy import may_review
from moderation.slots import flag_link, queue_link, sanctions_panel

EXTENSION = Extension(
    name="moderation",
    routes=ROUTES,
    places=(Place("/mod", _("Queue"), may_review, "q"), Place("/mod/log", _("Log of moderation"), may_review)),
    within={
        QuestionAsked: [hold_newcomers_post],
        AnswerPosted: [hold_newcomers_post],
        PostEdited: [hold_newcomers_post],
        ReviewWanted: [join_the_queue],
        ReviewSettled: [leave_the_queue],
    },
    # What an import brings has been moderated where it comes from.
    bulk={QuestionAsked: (), AnswerPosted: (), PostEdited: ()},
    slots={"nav": [queue_link], "post_menu": [flag_link], "user_panel": [sanctions_panel]},
    demo_verbs=DEMO_VERBS,
)
