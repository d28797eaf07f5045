"""Telling the story: the people join, the categories open, and then every step is played in the order of time."""

from forum.demo.actions.furnishing import PASSWORD, furnish
from forum.demo.actions.removing import Removed, remove_demonstration
from forum.demo.actions.telling import BrokenStory, NotEmpty, tell_story
from forum.demo.actions.verbs import CORE_VERBS

__all__ = [
    "CORE_VERBS",
    "PASSWORD",
    "BrokenStory",
    "NotEmpty",
    "Removed",
    "furnish",
    "remove_demonstration",
    "tell_story",
]
