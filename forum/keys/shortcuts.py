"""Which keys there are, in groups, for somebody who may go to these places."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from forum.errors import Words
from forum.i18n import _
from forum.places import Place


@dataclass(frozen=True, slots=True)
class Shortcut:
    """`keys` are pressed one after the other, or together where `held`; `needs` is a selector of what a page must have
    for them to work there."""

    keys: tuple[str, ...]
    label: Words
    needs: str = ""
    held: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    title: Words
    shortcuts: tuple[Shortcut, ...]


def on_page(key: str, label: Words) -> Shortcut:
    """A key of something that some pages have."""
    return Shortcut((key,), label, f'[data-key="{key}"]')


LIST = "[data-moves] > *, [data-move]"
EVERYWHERE = (
    Shortcut(("/",), _("Search"), "[data-search]"),
    Shortcut(("Ctrl", "K"), _("Go to a page, a question or a person"), held=True),
    on_page("a", _("Ask a question")),
    Shortcut(("?",), _("Show the keys that work here")),
    Shortcut(("Esc",), _("Close what is open")),
)
LISTS = (
    Shortcut(("j",), _("Next in the list"), LIST),
    Shortcut(("k",), _("Previous in the list"), LIST),
    Shortcut(("o",), _("Open"), "[data-moves] > *"),
    on_page(".", _("Next page")),
    on_page(",", _("Previous page")),
)
THREAD = (
    on_page("r", _("Write an answer or a reply")),
    on_page("u", _("Vote up the post you are at")),
    on_page("c", _("Comment on the post you are at")),
    on_page("e", _("Edit the post you are at")),
    on_page("s", _("Mark the answer you are at as the solution")),
    on_page("f", _("Follow the thread")),
    on_page("m", _("Say that you have this too")),
)
WRITING = (Shortcut(("Ctrl", "Enter"), _("Send the form you are writing in"), "form textarea", held=True),)


def shortcuts(places: Iterable[Place]) -> list[Group]:
    """All of them, for the help page; a script hides what the page at hand has no use for."""
    return [
        Group(_("Everywhere"), EVERYWHERE),
        Group(_("Go to"), tuple(ways(places))),
        Group(_("Lists"), LISTS),
        Group(_("Threads"), THREAD),
        Group(_("Writing"), WRITING),
    ]


def ways(places: Iterable[Place]) -> Iterator[Shortcut]:
    for place in places:
        if place.key is not None:
            yield Shortcut(("g", place.key), place.label, f'[data-key="g {place.key}"]')
