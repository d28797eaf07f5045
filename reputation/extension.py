"""What reputation adds to the forum."""

from forum.accounts.events import UserSignedUp
from forum.demo.events import DemonstrationRemoved
from forum.events import ArticleAccepted, BadgeImported, ImportFinished, VotesAnnulled
from forum.extension import AdminPage, Extension, Schedule
from forum.i18n import _
from forum.places import Place, signed_in
from forum.threads.events import (
    AnswerAccepted,
    AnswerUnaccepted,
    PostDeleted,
    PostHeld,
    PostHidden,
    PostReleased,
    PostUndeleted,
    PostUnhidden,
)
from forum.votes.events import VoteCast, VoteWithdrawn
from reputation.badges.commands import add_badges
from reputation.badges.listeners import MOVE_BADGES, award_badges, keep_badges
from reputation.badges.pages import ROUTES as BADGE_ROUTES
from reputation.badges.pages.making import admin_link as badges_link
from reputation.badges.policy import may_make_badges
from reputation.badges.slots import badges_panel, badges_tab
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
    places=(
        Place("/badges", _("Badges")),
        Place("/u/{name}/badges", _("My badges"), signed_in),
        Place("/admin/badges", _("Badges of this forum"), may_make_badges),
        Place("/admin/reputation", _("Prices of reputation"), may_set_prices),
    ),
    admin_pages=(
        AdminPage(
            "/admin/reputation", _("Prices of reputation"), _("How many points each vote and solution brings."), "badge"
        ),
        AdminPage("/admin/badges", _("Badges of this forum"), _("Badges that you make up yourselves."), "badge"),
    ),
    within={**{event: [keep_the_book] for event in MOVE_THE_BOOK}, DemonstrationRemoved: [stand_by_the_book]},
    bulk={VoteCast: [credit_many], AnswerAccepted: [credit_many], BadgeImported: [keep_badges]},
    after={**{event: [award_badges] for event in MOVE_BADGES}, ImportFinished: [welcome_the_imported]},
    slots={
        "user_panel": [badges_panel],
        "user_tabs": [statement_tab, badges_tab],
        "admin_nav": [admin_link, badges_link],
    },
    commands=[add_commands, add_badges],
    schedules=[Schedule("recount", "20 3 * * *", recount_nightly), Schedule("edits", "7 * * * *", judge_edits)],
)
