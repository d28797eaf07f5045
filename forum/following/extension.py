"""What this room adds to the forum."""

from forum.extension import Extension
from forum.following.listeners import follow_own_thread, follow_own_threads
from forum.following.pages import ROUTES
from forum.threads.events import AnswerPosted, QuestionAsked

EXTENSION = Extension(
    name="following",
    routes=ROUTES,
    within={QuestionAsked: (follow_own_thread,), AnswerPosted: (follow_own_thread,)},
    bulk={QuestionAsked: (follow_own_threads,), AnswerPosted: (follow_own_threads,)},
)
