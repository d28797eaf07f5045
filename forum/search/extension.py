"""What this room adds to the forum."""

from forum.events import ImportFinished
from forum.extension import Extension
from forum.i18n import _
from forum.places import Place
from forum.search.commands import add_reindex
from forum.search.engines.keeping import keep_index
from forum.search.evaluating.commands import add_search
from forum.search.listeners import note_both_threads, note_thread, read_import
from forum.search.pages import ROUTES
from forum.threads import events

CHANGES = (
    events.QuestionAsked,
    events.AnswerPosted,
    events.PostEdited,
    events.PostDeleted,
    events.PostUndeleted,
    events.PostHeld,
    events.PostReleased,
    events.PostHidden,
    events.PostUnhidden,
    events.AnswerAccepted,
    events.AnswerUnaccepted,
    events.ThreadSolved,
    events.ThreadUnsolved,
    events.KindChanged,
    events.ThreadMoved,
    events.ThreadSplit,
)
EXTENSION = Extension(
    name="search",
    routes=ROUTES,
    places=(Place("/search", _("Search")),),
    after={
        **dict.fromkeys(CHANGES, (note_thread,)),
        events.PostMoved: (note_both_threads,),
        ImportFinished: (read_import,),
    },
    commands=(add_reindex, add_search),
    loops=(keep_index,),
)
