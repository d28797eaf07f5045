"""What this room adds to the forum."""

from forum.extension import Extension
from forum.following.listeners import follow_own_thread
from forum.following.pages import ROUTES
from forum.threads.events import AnswerPosted, QuestionAsked

EXTENSION = Extension(
    name="following",
    routes=ROUTES,
    within={QuestionAsked: (follow_own_thread,), AnswerPosted: (follow_own_thread,)},
)
