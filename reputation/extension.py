"""What reputation adds to the forum."""

from forum.demo.events import DemonstrationRemoved
from forum.events import ArticleAccepted, BadgeImported, VotesAnnulled
from forum.extension import Extension
from forum.i18n import _
from forum.places import Place
from forum.threads.events import (
    AnswerAccepted,
    AnswerUnaccepted,
    PostDeleted,
    PostHeld,
    PostHidden,
    PostReleased,
    PostUndeleted,
    PostUnhidden,
    QuestionAsked,
)
from forum.votes.events import VoteCast, VoteWithdrawn
from reputation.listeners import (
    award_for_question,
    award_for_solution,
    award_for_vote,
    credit_many,
    keep_badges,
    keep_the_book,
    stand_by_the_book,
)
from reputation.pages import ROUTES
from reputation.recount import add_commands
from reputation.slots import badges_panel, statement_tab

MOVE_THE_BOOK = (
    VoteCast, VoteWithdrawn, VotesAnnulled, AnswerAccepted, AnswerUnaccepted, ArticleAccepted, PostDeleted, PostHidden,
    PostHeld, PostUndeleted, PostUnhidden, PostReleased,
)  # fmt: skip

EXTENSION = Extension(
    name="reputation",
    routes=ROUTES,
    places=(Place("/badges", _("Badges")),),
    within={**{event: [keep_the_book] for event in MOVE_THE_BOOK}, DemonstrationRemoved: [stand_by_the_book]},
    bulk={VoteCast: [credit_many], AnswerAccepted: [credit_many], BadgeImported: [keep_badges]},
    after={QuestionAsked: [award_for_question], VoteCast: [award_for_vote], AnswerAccepted: [award_for_solution]},
    slots={"user_panel": [badges_panel], "user_tabs": [statement_tab]},
    commands=[add_commands],
)
