"""What this room adds to the forum."""

from forum.accounts.events import TrustLevelChanged
from forum.comments.events import CommentEdited, CommentHeld, CommentHidden, CommentPosted, CommentReleased
from forum.events import (
    AppealAnswered,
    BadgeAwarded,
    CareTold,
    ColleagueAsked,
    DisputeAnswered,
    GainsAnnulled,
    GainsRestored,
    HelperThanked,
    HelpWanted,
    ReportSettled,
    SanctionEnded,
    SanctionGiven,
    TrustWarned,
    VotesAnnulled,
    VotesRestored,
)
from forum.extension import Extension
from forum.feedback.events import FeedbackGiven
from forum.i18n import _
from forum.notifications import listeners
from forum.notifications.actions import keep_collecting
from forum.notifications.belongings import BELONGINGS
from forum.notifications.events import NoticesCollected
from forum.notifications.pages import ROUTES
from forum.notifications.queries import unread_count
from forum.places import Place, signed_in
from forum.threads.events import (
    AnswerAccepted,
    AnswerPosted,
    MarkedDuplicate,
    PostEdited,
    PostHeld,
    PostHidden,
    PostMoved,
    PostReleased,
    QuestionAsked,
    ThreadLocked,
    ThreadMoved,
    ThreadSolved,
    ThreadUnlocked,
    ThreadWrittenUp,
)

EXTENSION = Extension(
    name="notifications",
    belongings=BELONGINGS,
    routes=ROUTES,
    places=(
        Place("/notifications", _("Notifications"), signed_in, "n"),
        Place("/notifications/read", _("Mark all notifications as read"), signed_in, is_deed=True),
    ),
    after={
        QuestionAsked: (listeners.tell_of_question,),
        AnswerPosted: (listeners.tell_of_answer,),
        CommentPosted: (listeners.tell_of_comment,),
        PostEdited: (listeners.tell_newly_mentioned,),
        CommentEdited: (listeners.tell_newly_mentioned,),
        AnswerAccepted: (listeners.tell_of_acceptance,),
        ThreadSolved: (listeners.tell_of_solution,),
        MarkedDuplicate: (listeners.tell_of_duplicate,),
        ThreadWrittenUp: (listeners.tell_of_article,),
        BadgeAwarded: (listeners.tell_of_badge,),
        TrustLevelChanged: (listeners.tell_of_level,),
        TrustWarned: (listeners.tell_of_warning,),
        HelperThanked: (listeners.tell_of_thanks,),
        HelpWanted: (listeners.tell_of_help_wanted,),
        FeedbackGiven: (listeners.tell_of_feedback,),
        SanctionGiven: (listeners.tell_of_sanction,),
        VotesAnnulled: (listeners.tell_of_annulled,),
        VotesRestored: (listeners.tell_of_annulled,),
        GainsAnnulled: (listeners.tell_of_gains,),
        GainsRestored: (listeners.tell_of_gains,),
        PostHeld: (listeners.tell_author,),
        PostHidden: (listeners.tell_author,),
        PostReleased: (listeners.tell_of_release,),
        CommentHeld: (listeners.tell_author_of_comment,),
        CommentHidden: (listeners.tell_author_of_comment,),
        CommentReleased: (listeners.tell_author_of_comment,),
        ReportSettled: (listeners.tell_of_report,),
        AppealAnswered: (listeners.tell_of_appeal,),
        DisputeAnswered: (listeners.tell_of_dispute,),
        SanctionEnded: (listeners.tell_of_sanctions_end,),
        ColleagueAsked: (listeners.tell_colleague,),
        CareTold: (listeners.tell_of_care,),
        PostMoved: (listeners.tell_whose_post_moved,),
        ThreadMoved: (listeners.tell_asker,),
        ThreadLocked: (listeners.tell_asker,),
        ThreadUnlocked: (listeners.tell_asker,),
        NoticesCollected: (listeners.mail_notices,),
    },
    personal={"unread": unread_count},
    loops=(keep_collecting,),
)
