"""What this room adds to the forum."""

from forum.extension import Extension
from forum.following.belongings import BELONGINGS
from forum.following.listeners import follow_own_thread, follow_own_threads
from forum.following.pages import ROUTES
from forum.i18n import _
from forum.places import Place, signed_in
from forum.threads.events import AnswerPosted, QuestionAsked

EXTENSION = Extension(
    name="following",
    belongings=BELONGINGS,
    routes=ROUTES,
    places=(Place("/following", _("Following"), signed_in, "f"),),
    within={QuestionAsked: (follow_own_thread,), AnswerPosted: (follow_own_thread,)},
    bulk={QuestionAsked: (follow_own_threads,), AnswerPosted: (follow_own_threads,)},
)
