"""What happened to a thread, in words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup, escape

from forum.errors import Words
from forum.i18n import _
from forum.threads.rows import HistoryRow


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a thread's history, as the component `timeline` takes it; `url` leads to what it is about."""

    at: datetime
    actor_name: str | None
    actor_display: str | None
    text: Words
    icon: str
    url: str | None = None

    @property
    def html(self) -> Markup:
        """The sentence, leading to what it is about."""
        return Markup('<a href="{}">{}</a>').format(self.url, self.text) if self.url else escape(self.text)


STARTED = {
    "question": _("asked this question"),
    "discussion": _("started this discussion"),
    "announcement": _("announced this"),
}
BECAME = {
    "question": _("made this a question"),
    "discussion": _("made this a discussion"),
    "announcement": _("made this an announcement"),
}

# Each sentence goes on from the name of whoever did it.
SAID: dict[str, tuple[str, Words | Callable[[dict[str, Any]], Words]]] = {
    "QuestionAsked": ("ask", lambda of: STARTED[of["kind"]]),
    "AnswerPosted": ("answered", lambda of: _("answered") if of.get("kind") == "answer" else _("replied")),
    "PostEdited": ("edit", _("edited a post")),
    "ThreadLocked": ("locked", _("locked this thread")),
    "ThreadUnlocked": ("locked", _("unlocked this thread")),
    "ThreadSlowed": ("clock", lambda of: _("slowed this thread down") if of.get("minutes") else _("ended slow mode")),
    "AnswerAccepted": ("solved", _("marked an answer as the one that solved it")),
    "AnswerUnaccepted": ("undo", _("took the mark back from an answer")),
    "ThreadSolved": ("solved", _("marked this as solved")),
    "ThreadUnsolved": ("undo", _("opened this question again")),
    "KindChanged": ("tag", lambda of: BECAME[of["after"]]),
    "MarkedDuplicate": ("duplicate", lambda of: _("marked this as a duplicate of #%(id)s", id=of.get("target_id"))),
    "DuplicateCleared": ("undo", lambda of: _("took back that this is a duplicate of #%(id)s", id=of.get("target_id"))),
    "ThreadMoved": ("folder", _("moved this to another category")),
    "PostMoved": ("folder", lambda of: _("moved a post here from #%(id)s", id=of.get("before"))),
    "ThreadSplit": ("folder", lambda of: _("made this a thread of its own, out of #%(id)s", id=of.get("before"))),
    "ThreadWrittenUp": ("article", lambda of: _("wrote this up in an article") if of.get("article_id")
                        else _("took back the link to an article")),
    "PostHeld": ("held", _("held a post for review")),
    "PostReleased": ("check", _("let a held post through")),
    "PostHidden": ("hidden", _("hid a post")),
    "PostUnhidden": ("eye", _("showed a hidden post again")),
    "PostDeleted": ("hidden", _("deleted a post")),
    "PostUndeleted": ("eye", _("brought a deleted post back")),
}  # fmt: skip


def in_words(row: HistoryRow) -> Happening:
    icon, said = SAID[row.name]
    text = said(row.payload) if callable(said) else said
    return Happening(row.at, row.actor_name, row.actor_display, text, icon, url_of(row))


def url_of(row: HistoryRow) -> str | None:
    target = row.payload.get("target_id")
    if target:
        return f"/t/{target}"
    return f"/p/{row.post_id}" if row.post_id else None
