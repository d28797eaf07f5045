"""The tabs above every list of threads, and the words for a list that has nothing to show."""

from dataclasses import dataclass
from urllib.parse import urlencode

from forum.errors import Words
from forum.i18n import _
from forum.tongues import LANGUAGES

# The views of the threads that a reader can choose, in the order of the tabs.
TABS: dict[str, Words] = {
    "newest": _("Newest"),
    "unanswered": _("Unanswered"),
    "unsolved": _("Unsolved"),
    "solved": _("Solved"),
    "viewed": _("Most viewed"),
}


@dataclass(frozen=True, slots=True)
class Nothing:
    """What an empty list says: what belongs here and the first step."""

    title: Words
    text: Words
    url: str
    label: Words


EMPTY = {
    "newest": (_("No questions yet. Ask the first."), _("What is asked and answered here helps the next person, too.")),
    "unanswered": (
        _("Every question here has an answer"),
        _("Questions without one wait here for somebody who knows."),
    ),
    "unsolved": (_("Everything here is solved"), _("Questions wait here until their asker marks what solved them.")),
    "solved": (_("Nothing is solved yet"), _("A question comes here when its asker marks the answer that solved it.")),
    "viewed": (_("No questions yet. Ask the first."), _("What many people read stands first here.")),
}


def chosen_view(text: str) -> str:
    """The view of this name, or the newest."""
    return text if text in TABS else "newest"


def tab_links(place: str, languages: tuple[str, ...] = ()) -> list[tuple[str, Words]]:
    return [(view_url(place, view, languages), label) for view, label in TABS.items()]


def view_url(place: str, view: str, languages: tuple[str, ...] = ()) -> str:
    asked = {"view": view if view != "newest" else "", "in": ",".join(languages)}
    query = urlencode({name: text for name, text in asked.items() if text}, safe=",")
    return f"{place}?{query}" if query else place


def chosen_languages(text: str) -> tuple[str, ...]:
    """Which languages the threads shall be in, from "en,ru"; none means all."""
    return tuple(sorted({each for each in text[:100].split(",") if each in LANGUAGES}))


def nothing_in(view: str, ask_url: str) -> Nothing:
    title, text = EMPTY[view]
    return Nothing(title, text, ask_url, _("Ask a question"))
