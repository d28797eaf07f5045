"""What reputation adds to the forum."""

from forum.accounts.events import UserSignedUp
from forum.demo.events import DemonstrationRemoved
from forum.events import ArticleAccepted, BadgeImported, ImportFinished, VotesAnnulled
from forum.extension import AdminPage, Extension, Schedule
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
from reputation.badges.listeners import award_for_question, award_for_solution, award_for_vote, keep_badges
from reputation.badges.pages import ROUTES as BADGE_ROUTES
from reputation.badges.slots import badges_panel
from reputation.book.actions import judge_edits
from reputation.book.commands import add_commands, recount_nightly
from reputation.book.events import DisputeDecided, EditStood
from reputation.book.listeners import credit_many, keep_the_book, stand_by_the_book, welcome_the_imported
from reputation.book.pages import ROUTES as BOOK_ROUTES
from reputation.book.policy import may_set_prices
from reputation.book.slots import admin_link, statement_tab

MOVE_THE_BOOK = (
    VoteCast, VoteWithdrawn, VotesAnnulled, AnswerAccepted, AnswerUnaccepted, ArticleAccepted, PostDeleted, PostHidden,
    PostHeld, PostUndeleted, PostUnhidden, PostReleased, EditStood, UserSignedUp,
    DisputeDecided,
)  # fmt: skip

EXTENSION = Extension(
    name="reputation",
    routes=[*BOOK_ROUTES, *BADGE_ROUTES],
    places=(Place("/badges", _("Badges")), Place("/admin/reputation", _("Prices of reputation"), may_set_prices)),
    admin_pages=(
        AdminPage(
            "/admin/reputation", _("Prices of reputation"), _("How many points each vote and solution brings."), "badge"
        ),
    ),
    within={**{event: [keep_the_book] for event in MOVE_THE_BOOK}, DemonstrationRemoved: [stand_by_the_book]},
    bulk={VoteCast: [credit_many], AnswerAccepted: [credit_many], BadgeImported: [keep_badges]},
    after={
        QuestionAsked: [award_for_question],
        VoteCast: [award_for_vote],
        AnswerAccepted: [award_for_solution],
        ImportFinished: [welcome_the_imported],
    },
    slots={"user_panel": [badges_panel], "user_tabs": [statement_tab], "admin_nav": [admin_link]},
    commands=[add_commands],
    schedules=[Schedule("recount", "20 3 * * *", recount_nightly), Schedule("edits", "7 * * * *", judge_edits)],
)
