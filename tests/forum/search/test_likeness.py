"""How alike two titles are."""

import pytest

from forum.search.likeness import LIKELY, STRONG, likeness, telling_words


def alike(typed: str, title: str) -> float:
    return likeness(telling_words(typed), telling_words(title))


@pytest.mark.parametrize(
    "typed,title",
    [
        ("Hub is offline since the new router", "Hub offline since I changed the router"),
        ("hub oflline new ruoter", "Hub offline since the new router"),
        ("батерейки садятся на морозе", "Батарейки садятся в мороз"),
        ("ёмкость батареи", "Емкость батареи"),
        ("hub nu mai vede vana brook", "Hub-ul nu mai vede vana Brook după ce am mutat-o"),
        ("baterii in ger", "Baterii în ger: ţin puţin"),
        ("Invoice charged twi", "Charged twice for one invoice"),
    ],
)
def test_the_same_question_is_recognised_with_slips_and_without_diacritics(typed: str, title: str):
    assert alike(typed, title) >= STRONG


@pytest.mark.parametrize(
    "typed,title",
    [
        ("Hub is offline", "Tomatoes in a small greenhouse"),
        ("Hub in the cellar", "Why does my hub reset each night"),
        ("батарейки", "Тарелки и чашки для сада"),
        ("cat", "car"),
        ("Help", "Somebody held the button"),
    ],
)
def test_another_question_is_not(typed: str, title: str):
    assert alike(typed, title) < LIKELY


def test_nothing_is_like_nothing():
    assert alike("", "Hub offline") == alike("Hub", "") == alike("?!", "...") == 0.0
