"""Finding a place by the beginnings of the words that somebody types."""

from collections.abc import Iterable

from forum.actor import Actor
from forum.extension import Extension
from forum.places import Place


def places_for(extensions: Iterable[Extension], actor: Actor) -> list[Place]:
    """Where this actor may go and what they may do from anywhere, in the order of the packages."""
    return [place for extension in extensions for place in extension.places if place.may(actor)]


def matches(label: str, text: str) -> bool:
    """Whether each word of `text` begins a word of the label; nothing typed fits everything."""
    words = label.casefold().replace("-", " ").split()
    return all(any(word.startswith(typed) for word in words) for typed in text.casefold().split())
