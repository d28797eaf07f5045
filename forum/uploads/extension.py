"""What this room adds to the forum."""

from forum.accounts.events import ProfileChanged
from forum.comments.events import CommentEdited, CommentPosted
from forum.extension import Extension, Schedule
from forum.threads.events import AnswerPosted, PostEdited, QuestionAsked
from forum.uploads import listeners
from forum.uploads.actions import prune_uploads
from forum.uploads.belongings import BELONGINGS
from forum.uploads.commands import add_uploads
from forum.uploads.pages import ROUTES

EXTENSION = Extension(
    name="uploads",
    belongings=BELONGINGS,
    routes=ROUTES,
    commands=(add_uploads,),
    within={
        QuestionAsked: (listeners.note_in_new_post,),
        AnswerPosted: (listeners.note_in_new_post,),
        PostEdited: (listeners.note_in_post,),
        CommentPosted: (listeners.note_in_new_comment,),
        CommentEdited: (listeners.note_in_comment,),
        ProfileChanged: (listeners.note_in_profile,),
    },
    # An import brings links to pictures elsewhere, and none of ours.
    bulk={QuestionAsked: (), AnswerPosted: (), PostEdited: (), CommentPosted: (), CommentEdited: ()},
    schedules=(Schedule("uploads.prune", "23 * * * *", prune_uploads),),
)
