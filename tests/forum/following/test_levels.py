"""Which choice counts, and what it lets through."""

import itertools

import pytest

from forum.following.levels import LETS, LEVELS, NOTHING_CHOSEN, Choices, hears, level_of

WHAT = ("about_me", "asked", "answered", "commented", "ended")


@pytest.mark.parametrize(
    "choices, level",
    [
        (NOTHING_CHOSEN, "own"),
        (Choices(category="new"), "new"),
        (Choices(category="mute", tags=("every",)), "every"),
        (Choices(category="every", tags=("mute", "every")), "mute"),
        (Choices(category="every", tags=("own", "new")), "new"),
        (Choices(category="every", tags=("own",)), "own"),
        (Choices(thread="every", tags=("mute",), category="mute"), "every"),
        (Choices(thread="mute", tags=("every",), category="every"), "mute"),
    ],
)
def test_a_thread_counts_before_tags_before_the_category_and_mute_wins_among_tags(choices: Choices, level: str) -> None:
    assert level_of(choices) == level


def test_whoever_follows_one_thread_hears_its_answers_and_whoever_follows_a_place_its_new_threads() -> None:
    assert [what for what in WHAT if hears(Choices(thread="new"), what)] == ["about_me", "answered", "ended"]
    assert [what for what in WHAT if hears(Choices(category="new"), what)] == ["about_me", "asked"]
    assert [what for what in WHAT if hears(Choices(tags=("every",)), what)] == list(WHAT)
    assert [what for what in WHAT if hears(NOTHING_CHOSEN, what)] == ["about_me"]
    assert not any(hears(Choices(category="mute"), what) for what in WHAT)


def test_each_level_tells_no_more_than_the_one_before() -> None:
    for louder, quieter in itertools.pairwise(LEVELS):
        assert LETS[quieter] < LETS[louder]


def test_the_order_of_tags_does_not_matter() -> None:
    for tags in itertools.product(LEVELS, repeat=3):
        assert len({level_of(Choices(tags=each, category="every")) for each in itertools.permutations(tags)}) == 1
