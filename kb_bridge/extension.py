"""What the knowledge-base bridge adds to the forum."""

from forum.categories.events import CategoryEdited
from forum.demo.events import DemonstrationRemoved
from forum.events import ArticleAccepted
from forum.extension import AdminPage, Extension
from forum.i18n import _
from forum.measuring.events import HistoryCopied
from forum.places import Place
from forum.reading.events import AnswerRated
from forum.threads import events
from kb_bridge.actions.rebuilding import doom_what_the_demonstration_made
from kb_bridge.acts import ACTS
from kb_bridge.api import ENDPOINTS as API
from kb_bridge.audited import AUDITED
from kb_bridge.belongings import BELONGINGS
from kb_bridge.commands import add_topics
from kb_bridge.demo import DEMO_VERBS
from kb_bridge.evaluating.commands import add_evaluations
from kb_bridge.events import ArticleArchived, ArticleEdited, ArticleRestored, ArticleShelved, RewordingAsked
from kb_bridge.keeping import keep_meaning
from kb_bridge.letters.events import WeeklyLetterOpened
from kb_bridge.letters.listeners import mail_weekly_letter
from kb_bridge.letters.pages import ROUTES as LETTER_ROUTES
from kb_bridge.listeners import (
    count_topics_anew,
    draft_anew,
    follow_visibility,
    note_links,
    place_afresh,
    place_in_topics,
    reword,
    write_up_the_copied,
)
from kb_bridge.meant.telling import tell_meanings
from kb_bridge.pages import ROUTES
from kb_bridge.pages.admin import PLACE
from kb_bridge.pages.machines import map_of_articles
from kb_bridge.policy import may_edit_articles, may_set_ripeness
from kb_bridge.publishing.events import PublisherRunQueued
from kb_bridge.publishing.kept import KEPT
from kb_bridge.publishing.listeners import bring_to_publishers, carry_out_run
from kb_bridge.publishing.pages import ROUTES as PUBLISHER_ROUTES
from kb_bridge.publishing.policy import may_keep_publishers
from kb_bridge.queries.finding import articles_found
from kb_bridge.schedules import SCHEDULES
from kb_bridge.slots import (
    answering_articles,
    article_begun,
    article_choice,
    articles_link,
    desk_link,
    match_link,
    sense_asked,
    written_up,
)
from kb_bridge.truth.events import SolutionDoubted
from kb_bridge.truth.listeners import ask_whether_it_works, doubt_by_me_too, doubt_by_rating
from kb_bridge.truth.pages import ROUTES as TRUTH_ROUTES
from kb_bridge.truth.slots import solution_notes

PLACED_BY = (
    events.QuestionAsked, events.PostEdited, events.PostDeleted, events.PostUndeleted, events.PostHeld,
    events.PostReleased, events.PostHidden, events.PostUnhidden, events.KindChanged, events.ThreadMoved,
    events.MarkedDuplicate,
)  # fmt: skip
DRAFTED_BY = (
    events.AnswerPosted, events.AnswerAccepted, events.AnswerUnaccepted, events.ThreadSolved, events.ThreadUnsolved,
)  # fmt: skip
BROUGHT_BY = (ArticleAccepted, ArticleEdited, ArticleShelved, ArticleArchived, ArticleRestored)
EXTENSION = Extension(
    name="kb_bridge",
    acts=ACTS,
    kept=KEPT,
    audited=AUDITED,
    belongings=BELONGINGS,
    routes=(*TRUTH_ROUTES, *LETTER_ROUTES, *PUBLISHER_ROUTES, *ROUTES),
    admin_pages=(
        AdminPage(
            PLACE,
            _("Topics"),
            _("How questions are compared: by what they mean, or by words alone."),
            "merge",
            group="articles",
        ),
        AdminPage(
            "/admin/publishers",
            _("Articles elsewhere"),
            _("Files in git, a webhook, Zendesk, Confluence: where articles go, and what is there."),
            "link",
            group="articles",
        ),
        AdminPage(
            "/admin/ripeness",
            _("When an article is drafted"),
            _("How many people have to ask the same first."),
            "article",
            group="articles",
        ),
    ),
    places=(
        Place("/kb", _("Articles"), key="k"),
        Place("/kb/editor", _("Editor's desk"), may_edit_articles, "d"),
        Place("/kb/editor/figures", _("How the drafts do"), may_edit_articles),
        Place("/kb/editor/effect", _("Does it work?"), may_edit_articles),
        Place("/admin/publishers", _("Articles elsewhere"), may_keep_publishers),
        Place("/admin/ripeness", _("When an article is drafted"), may_set_ripeness),
    ),
    after={
        **{event: [place_in_topics] for event in PLACED_BY},
        **{event: [draft_anew] for event in DRAFTED_BY},
        events.DuplicateCleared: [place_afresh],
        events.MeTooAdded: [doubt_by_me_too],
        AnswerRated: [doubt_by_rating],
        SolutionDoubted: [ask_whether_it_works],
        WeeklyLetterOpened: [mail_weekly_letter],
        PublisherRunQueued: [carry_out_run],
        RewordingAsked: [reword],
        **{event: [bring_to_publishers] for event in BROUGHT_BY},
        CategoryEdited: [follow_visibility],
    },
    within={
        DemonstrationRemoved: [count_topics_anew],
        HistoryCopied: [write_up_the_copied],
        events.AnswerPosted: [note_links],
        events.PostEdited: [note_links],
    },
    bulk={events.AnswerPosted: (), events.PostEdited: ()},  # what is imported cites articles of somewhere else
    slots={
        "nav": [articles_link, desk_link],
        "answer_tools": [article_choice],
        "thread_aside": [written_up],
        "solution_notes": [solution_notes],
        "write_article": [article_begun],
        "ask_begun": [sense_asked],
        "ask_suggestions": [answering_articles],
        "match_link": [match_link],
        "sitemaps": [map_of_articles],
    },
    finders=[articles_found],
    api=API,
    commands=[add_topics, add_evaluations],
    loops=[keep_meaning, tell_meanings],
    schedules=SCHEDULES,
    demo_ends=[doom_what_the_demonstration_made],
    demo_verbs=DEMO_VERBS,
)
