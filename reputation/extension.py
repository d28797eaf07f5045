"""What reputation adds to the forum."""

from functools import partial

from forum.accounts.events import PersonSpared, TrustLevelChanged, UserSignedUp
from forum.bus import Listener
from forum.demo.events import DemonstrationRemoved
from forum.events import (
    ArticleAccepted,
    ArticleTakenBack,
    BadgeAwarded,
    BadgeImported,
    FlagJudged,
    GainsAnnulled,
    GainsRestored,
    ImportFinished,
    VotesAnnulled,
    VotesRestored,
)
from forum.extension import AdminPage, Extension, Schedule
from forum.i18n import _
from forum.measuring.events import HistoryCopied
from forum.places import Place, signed_in
from forum.threads.events import (
    AnswerAccepted,
    AnswerUnaccepted,
    KindChanged,
    PostDeleted,
    PostEdited,
    PostHeld,
    PostHidden,
    PostReleased,
    PostUndeleted,
    PostUnhidden,
    ThreadMoved,
)
from forum.votes.events import VoteCast, VoteWithdrawn
from reputation.acts import ACTS
from reputation.api import ENDPOINTS as API
from reputation.audited import AUDITED
from reputation.badges.commands import add_badges
from reputation.badges.events import BadgesRecounted
from reputation.badges.listeners import MOVE_BADGES, award_badges, begin_again, catch_up, go_on, keep_badges
from reputation.badges.pages import ROUTES as BADGE_ROUTES
from reputation.badges.policy import may_make_badges
from reputation.badges.slots import badges_panel, badges_tab
from reputation.belongings import BELONGINGS
from reputation.book.actions import judge_edits
from reputation.book.commands import recount_command, recount_nightly
from reputation.book.events import BookCorrected, DisputeDecided, EditStood
from reputation.book.listeners import (
    credit_many,
    enter_the_copied,
    keep_the_book,
    stand_by_the_book,
    welcome_the_imported,
)
from reputation.book.pages import ROUTES as BOOK_ROUTES
from reputation.book.policy import may_set_prices
from reputation.book.slots import statement_tab
from reputation.evidence.actions import prune_marks
from reputation.evidence.kept import KEPT
from reputation.evidence.listeners import keep_within_limit, look_for_bursts, mark_the_actor, mark_the_newcomer
from reputation.evidence.pages import ROUTES as EVIDENCE_ROUTES
from reputation.evidence.searching import search_nightly
from reputation.leaders.actions import close_lists, follow_stale_threads
from reputation.leaders.commands import add_leaders_command
from reputation.leaders.events import LeadersMissing, PlaceReached, RewardQueued
from reputation.leaders.listeners import (
    count_everything,
    count_for_the_lists,
    count_in_its_new_place,
    reward_badge,
    reward_level,
    reward_place,
    send_queued_reward,
)
from reputation.leaders.pages import ROUTES as LEADER_ROUTES
from reputation.leaders.policy import may_be_listed, may_keep_rewards, may_see_helpers
from reputation.leaders.queries import lists_that_drift
from reputation.leaders.slots import listed_setting, tag_leaders_aside
from reputation.trust import listeners as trust
from reputation.trust.actions import review_trust
from reputation.trust.events import EditJudged
from reputation.trust.pages import ROUTES as TRUST_ROUTES
from reputation.trust.policy import may_set_rules
from reputation.trust.slots import (
    asked_setting,
    levels_beside,
    people_answering_aside,
    people_to_ask_aside,
    privileges_tab,
)

MOVE_THE_BOOK = (
    VoteCast, VoteWithdrawn, VotesAnnulled, VotesRestored, GainsAnnulled, GainsRestored, AnswerAccepted,
    AnswerUnaccepted, ArticleAccepted, ArticleTakenBack, PostDeleted, PostHidden, PostHeld, PostUndeleted,
    PostUnhidden, PostReleased, EditStood, UserSignedUp, DisputeDecided,
)  # fmt: skip

MOVE_AN_ANSWER = (
    VoteCast, VoteWithdrawn, AnswerAccepted, AnswerUnaccepted, PostDeleted, PostHidden, PostHeld, PostUndeleted,
    PostUnhidden, PostReleased,
)  # fmt: skip
JUDGE = {
    **dict.fromkeys(MOVE_AN_ANSWER, trust.judge_answer),
    VotesAnnulled: trust.judge_annulled,
    VotesRestored: trust.judge_annulled,
    GainsAnnulled: trust.judge_gains,
    GainsRestored: trust.judge_gains,
    KindChanged: trust.judge_thread,
    EditJudged: trust.judge_edit,
    FlagJudged: trust.judge_flag,
}

BOOK: tuple[Listener, ...] = (keep_the_book, count_for_the_lists)
# When the book holds the author's row: a limit counts votes that arrive at once one after the other.
WATCH: dict[type, tuple[Listener, ...]] = {
    VoteCast: (keep_within_limit, mark_the_actor),
    AnswerAccepted: (mark_the_actor,),
    UserSignedUp: (mark_the_newcomer,),
}

EXTENSION = Extension(
    name="reputation",
    acts=ACTS,
    kept=KEPT,
    audited=AUDITED,
    belongings=BELONGINGS,
    routes=[*BOOK_ROUTES, *BADGE_ROUTES, *TRUST_ROUTES, *LEADER_ROUTES, *EVIDENCE_ROUTES],
    places=(
        Place("/badges", _("Badges")),
        Place("/u/{name}/badges", _("My badges"), signed_in),
        Place("/admin/badges", _("Badges of this forum"), may_make_badges),
        Place("/admin/reputation", _("Prices of reputation"), may_set_prices),
        Place("/privileges", _("My privileges"), signed_in),
        Place("/admin/trust", _("Trust levels"), may_set_rules),
        Place("/leaders", _("Leaders")),
        Place("/mod/helpers", _("Helpers"), may_see_helpers),
        Place("/settings/leaders", _("Being listed"), may_be_listed),
        Place("/admin/rewards", _("Rewards elsewhere"), may_keep_rewards),
    ),
    admin_pages=(
        AdminPage(
            "/admin/reputation",
            _("Prices of reputation"),
            _("How many points each vote and solution brings."),
            "badge",
            group="people",
        ),
        AdminPage(
            "/admin/badges",
            _("Badges of this forum"),
            _("Badges that you make up yourselves."),
            "badge",
            group="people",
        ),
        AdminPage(
            "/admin/trust",
            _("Trust levels"),
            _("What each level takes, and how much it may do."),
            "key",
            group="people",
        ),
        AdminPage(
            "/admin/rewards",
            _("Rewards elsewhere"),
            _("Other servers hear what people reach here."),
            "link",
            group="connections",
        ),
        AdminPage(
            "/mod/helpers", _("Helpers"), _("On whom the answers rest, and whom to thank."), "star", group="people"
        ),
    ),
    within={
        **{
            event: [
                *(BOOK if event in MOVE_THE_BOOK else ()),
                *([JUDGE[event]] if event in JUDGE else ()),
                *WATCH.get(event, ()),
            ]
            for event in (*MOVE_THE_BOOK, *JUDGE)
        },
        DemonstrationRemoved: [stand_by_the_book, count_everything, trust.judge_what_is_left],
        BookCorrected: [count_everything],
        HistoryCopied: [enter_the_copied, count_everything, trust.judge_the_imported],
        ThreadMoved: [count_in_its_new_place],
        PostEdited: [count_in_its_new_place],
    },
    bulk={VoteCast: [credit_many], AnswerAccepted: [credit_many], BadgeImported: [keep_badges], PostEdited: ()},
    after={
        event: [
            *([award_badges] if event in MOVE_BADGES else ()),
            *([trust.follow_in_tags] if event in MOVE_AN_ANSWER else ()),
            *([look_for_bursts] if event is VoteCast else ()),
        ]
        for event in {*MOVE_BADGES, *MOVE_AN_ANSWER}
    }
    | {
        ImportFinished: [welcome_the_imported, count_everything, trust.judge_the_imported],
        LeadersMissing: [count_everything],
        BadgeAwarded: [reward_badge],
        TrustLevelChanged: [reward_level],
        PlaceReached: [reward_place],
        RewardQueued: [send_queued_reward],
        PersonSpared: [catch_up],
        DemonstrationRemoved: [begin_again],
        BadgesRecounted: [go_on],
    },
    slots={
        "roles": [levels_beside],
        "user_panel": [badges_panel],
        "user_tabs": [statement_tab, badges_tab, privileges_tab],
        "thread_aside": [people_to_ask_aside],
        "tag_aside": [people_answering_aside, tag_leaders_aside],
        "notice_settings": [asked_setting, listed_setting],
    },
    api=API,
    commands=[partial(recount_command, beside=lists_that_drift), add_badges, add_leaders_command],
    schedules=[
        Schedule("leaders", "5 3 * * *", follow_stale_threads),
        Schedule("places", "10 0 * * *", close_lists),
        Schedule("recount", "20 3 * * *", partial(recount_nightly, beside=lists_that_drift)),
        Schedule("edits", "7 * * * *", judge_edits),
        Schedule("trust", "50 3 * * *", review_trust),
        Schedule("evidence", "55 3 * * *", search_nightly),
        Schedule("marks", "40 3 * * *", prune_marks),
    ],
)
