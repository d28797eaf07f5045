"""Sentences that say the state of a thread."""

from forum.errors import Words
from forum.i18n import _, gettext
from forum.threads.refusals import Day
from forum.threads.rows import PostRow, ThreadView

ASKED: dict[str, Words] = {
    "question": _("Asked by"),
    "discussion": _("Opened by"),
    "announcement": _("Announced by"),
}

ORDER_WORDS: dict[str, Words] = {"votes": _("Most votes"), "newest": _("Newest"), "oldest": _("Oldest")}


def titled(title: str, *, solved: bool) -> str:
    """A title that says by itself that the question is solved."""
    return gettext("[Solved] %(title)s") % {"title": title} if solved else title


def asked_words(kind: str) -> Words:
    return ASKED[kind]


def solved_words(thread: ThreadView, accepted: PostRow | None) -> Words:
    """ "Solved by Lin, 3 May"; without the name where no answer did it, or where its author is gone."""
    day = Day(thread.solved_at)
    name = (accepted.author_display or accepted.author_name) if accepted else None
    if name:
        return _("Solved by %(name)s, %(day)s", name=name, day=day)
    if thread.accepted_post_id is None:
        return _("Solved without one answer, %(day)s", day=day)
    return _("Solved, %(day)s", day=day)
