"""What this room adds to the forum."""

from starlette.routing import Route

from forum.accounts.events import UserLeft, UserRenamed
from forum.events import ImportFinished
from forum.extension import AdminPage, Extension
from forum.i18n import _
from forum.places import Place, admins
from forum.search.commands import add_reindex
from forum.search.comparing.commands import add_bench
from forum.search.demo import DEMO_SCENES
from forum.search.evaluating.commands import add_search
from forum.search.listeners import note_both_threads, note_thread, note_threads_of, read_import
from forum.search.pages import ROUTES
from forum.search.process.running import search_process
from forum.search.sweeping import keep_documents
from forum.search.synonyms import pages as teaching
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
    demo_scenes=DEMO_SCENES,
    routes=(
        *ROUTES,
        Route(teaching.PLACE, teaching.show_synonyms, methods=["GET"]),
        Route(teaching.PLACE, teaching.add, methods=["POST"]),
        Route(f"{teaching.PLACE}.txt", teaching.send_lines, methods=["GET"]),
        Route(f"{teaching.PLACE}/lines", teaching.bring, methods=["POST"]),
        Route(f"{teaching.PLACE}/{{group:int}}/remove", teaching.remove, methods=["POST"]),
    ),
    admin_pages=(
        AdminPage(
            teaching.PLACE,
            _("Synonyms"),
            _("Other words for your things, which people search for."),
            "search",
            group="content",
        ),
    ),
    places=(Place("/search", _("Search")), Place(teaching.PLACE, _("Synonyms"), admins)),
    after={
        **dict.fromkeys(CHANGES, (note_thread,)),
        events.PostMoved: (note_both_threads,),
        ImportFinished: (read_import,),
        UserRenamed: (note_threads_of,),
        UserLeft: (note_threads_of,),
    },
    commands=(add_reindex, add_search, add_bench),
    loops=(keep_documents,),
    processes=search_process,
)
