"""What moderation adds to the forum."""

from forum.accounts.events import AddressChanged, RolesChanged, UserVerified
from forum.comments.events import CommentEdited, CommentPosted
from forum.demo.events import DemonstrationRemoved
from forum.entering.events import PlanVouched
from forum.events import ArticleRated, ReviewSettled, ReviewWanted
from forum.extension import AdminPage, Extension, Schedule
from forum.i18n import _
from forum.places import Place, signed_in
from forum.reading.events import AnswerRated
from forum.threads.events import AnswerAccepted, AnswerPosted, AnswerUnaccepted, KindChanged, PostEdited, QuestionAsked
from moderation.acts import ACTS
from moderation.api import ENDPOINTS as API
from moderation.audited import AUDITED
from moderation.belongings import BELONGINGS
from moderation.care.actions import watch_questions
from moderation.care.listeners import hear_the_asker, look_after
from moderation.care.pages import ROUTES as CARE_ROUTES
from moderation.care.slots import care_aside
from moderation.customers.actions import put_follows_right
from moderation.customers.events import CustomersChanged, PlansChanged
from moderation.customers.listeners import look_who_belongs_where, look_who_reads_what, take_the_plan, tell_managers
from moderation.customers.pages import ROUTES as CUSTOMER_ROUTES
from moderation.customers.slots import customer_panel
from moderation.demo import DEMO_VERBS
from moderation.demo_scenes import DEMO_SCENES
from moderation.flags.listeners import answer_reporters
from moderation.flags.pages import ROUTES as FLAG_ROUTES
from moderation.flags.slots import flag_link
from moderation.newcomers.listeners import hold_newcomers_comment, hold_newcomers_post
from moderation.planted.pages import ROUTES as PLANTED_ROUTES
from moderation.planted.policy import may_plant
from moderation.private.listeners import look_after_what_is_private
from moderation.private.pages import ROUTES as PRIVATE_ROUTES
from moderation.private.slots import private_aside
from moderation.product.events import ProductWeekMailed, ProductWeekTold
from moderation.product.listeners import mail_the_week, send_last_week, tell_the_week
from moderation.product.pages import ROUTES as PRODUCT_ROUTES
from moderation.product.policy import may_label
from moderation.product.slots import product_aside
from moderation.queue.actions import ring_clocks
from moderation.queue.events import DecisionTaken, DecisionUndone, ItemDecided
from moderation.queue.listeners import join_the_queue, leave_the_queue, look_anew
from moderation.queue.pages import ROUTES as QUEUE_ROUTES
from moderation.queue.policy import may_review
from moderation.queue.slots import queue_link, reports_link, slow_link, why_link
from moderation.replies.listeners import count_the_use
from moderation.replies.pages import ROUTES as REPLY_ROUTES
from moderation.replies.policy import may_write_replies
from moderation.replies.slots import template_choice
from moderation.risk.pages import ROUTES as RISK_ROUTES
from moderation.risk.policy import may_mark_risk
from moderation.risk.slots import risk_aside, risk_beside, risk_link, risk_panel
from moderation.roster.pages import ROUTES as ROSTER_ROUTES
from moderation.sanctions.actions import end_sanctions
from moderation.sanctions.slots import sanctions_panel
from moderation.triggers.commands import add_triage
from moderation.triggers.events import TrialAdvanced, TrialBegun
from moderation.triggers.listeners import (
    forget_made_up_lessons,
    go_on_trying,
    hold_certain_spam,
    judge_a_comment,
    judge_what_was_written,
    take_the_lesson,
    take_the_lesson_back,
    weigh_a_solution,
    weigh_what_readers_say,
    weigh_what_readers_say_of_articles,
)
from moderation.triggers.pages import ROUTES as TRIGGER_ROUTES
from moderation.triggers.schedules import SCHEDULES as TRIGGER_SCHEDULES

EXTENSION = Extension(
    name="moderation",
    acts=ACTS,
    audited=AUDITED,
    belongings=BELONGINGS,
    routes=[
        *REPLY_ROUTES,
        *QUEUE_ROUTES,
        *FLAG_ROUTES,
        *TRIGGER_ROUTES,
        *CARE_ROUTES,
        *CUSTOMER_ROUTES,
        *ROSTER_ROUTES,
        *PRIVATE_ROUTES,
        *RISK_ROUTES,
        *PLANTED_ROUTES,
        *PRODUCT_ROUTES,
    ],
    places=(
        Place("/mod", _("Queue"), may_review, "q"),
        Place("/mod/log", _("Log of moderation"), may_review),
        Place("/mod/triggers", _("How well we review"), may_review),
        Place("/mod/replies", _("Templates"), may_write_replies),
        Place("/mod/care", _("Questions to look after"), may_review),
        Place("/private", _("Private threads"), signed_in),
        Place("/mod/risk", _("People at risk"), may_mark_risk),
        Place("/mod/planted", _("Test questions"), may_plant),
        Place("/mod/product", _("Product feedback"), may_label),
        Place("/mod/roster", _("Roster"), may_review),
    ),
    within={
        PlanVouched: (take_the_plan,),
        QuestionAsked: [
            hold_newcomers_post,
            hold_certain_spam,
            look_after_what_is_private,
            look_after,
            tell_managers,
        ],
        KindChanged: [look_after],
        CustomersChanged: [look_who_belongs_where, look_who_reads_what],
        PlansChanged: [look_who_belongs_where, look_who_reads_what],
        RolesChanged: [look_who_belongs_where],
        UserVerified: [look_who_belongs_where, look_who_reads_what],
        AddressChanged: [look_who_belongs_where, look_who_reads_what],
        AnswerPosted: [hold_newcomers_post, hold_certain_spam, hear_the_asker, count_the_use],
        PostEdited: [look_anew, hold_newcomers_post, hold_certain_spam, hear_the_asker],
        CommentPosted: [hold_newcomers_comment, hear_the_asker],
        CommentEdited: [hold_newcomers_comment],
        ReviewWanted: [join_the_queue],
        ReviewSettled: [leave_the_queue],
        AnswerRated: [weigh_what_readers_say],
        AnswerAccepted: [weigh_a_solution],
        AnswerUnaccepted: [weigh_a_solution],
        ArticleRated: [weigh_what_readers_say_of_articles],
        ItemDecided: [answer_reporters],
        DemonstrationRemoved: [forget_made_up_lessons],
    },
    after={
        QuestionAsked: [judge_what_was_written],
        AnswerPosted: [judge_what_was_written],
        PostEdited: [judge_what_was_written],
        CommentPosted: [judge_a_comment],
        DecisionTaken: [take_the_lesson],
        DecisionUndone: [take_the_lesson_back],
        ProductWeekMailed: [mail_the_week],
        ProductWeekTold: [tell_the_week],
        TrialBegun: [go_on_trying],
        TrialAdvanced: [go_on_trying],
    },
    # What an import brings has been moderated where it comes from.
    bulk={
        QuestionAsked: (),
        AnswerPosted: (),
        PostEdited: (),
        CommentPosted: (),
        CommentEdited: (),
        AnswerAccepted: (),
    },
    slots={
        "nav": [queue_link],
        "answer_tools": [template_choice],
        "item_aside": [risk_beside],
        "thread_aside": [risk_aside, private_aside, care_aside, product_aside],
        "post_menu": [why_link, slow_link, risk_link, flag_link],
        "user_panel": [risk_panel, sanctions_panel, reports_link, customer_panel],
    },
    schedules=[
        Schedule("queue.clocks", "* * * * *", ring_clocks),
        Schedule("care.watch", "*/5 * * * *", watch_questions),
        Schedule("customers.follows", "20 3 * * *", put_follows_right),
        Schedule("product.week", "20 6 * * 1,2", send_last_week),
        Schedule("sanctions.ends", "*/5 * * * *", end_sanctions),
        *TRIGGER_SCHEDULES,
    ],
    api=API,
    commands=[add_triage],
    admin_pages=(
        AdminPage(
            "/admin/targets",
            _("Reply targets"),
            _("Within what time questions get their first answer."),
            "clock",
            group="moderation",
        ),
        AdminPage(
            "/admin/calendars",
            _("Calendars and holidays"),
            _("On which days and hours the staff are there."),
            "clock",
            group="moderation",
        ),
        AdminPage(
            "/admin/ladder",
            _("Whom the ladder calls"),
            _("Who hears of a question when its time runs out."),
            "bell",
            group="moderation",
        ),
        AdminPage(
            "/admin/plans",
            _("Plans and customers"),
            _("Who has which plan, and whom they belong to."),
            "person",
            group="people",
        ),
        AdminPage(
            "/admin/risk",
            _("People at risk"),
            _("What staff do when somebody may be at risk, and whom they call."),
            "person",
            group="moderation",
        ),
        AdminPage(
            "/admin/product",
            _("Sending of product feedback"),
            _("Where the themes of each week go: mail and a webhook."),
            "comment",
            group="moderation",
        ),
        AdminPage(
            "/admin/triggers",
            _("Triggers"),
            _("Rules that notice what is worth a look, and how often they are right."),
            "eye",
            group="moderation",
        ),
    ),
    demo_verbs=DEMO_VERBS,
    demo_scenes=DEMO_SCENES,
)
