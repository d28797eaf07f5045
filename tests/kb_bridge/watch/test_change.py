"""What is there is found, and what is not is not claimed: by hand, and in made-up forums with planted effects."""

import pytest

from benchmarks.effect import before_and_after, deflection
from kb_bridge.watch.change import (
    Counts,
    against_past,
    against_topics,
    counts_of,
    expected,
    is_enough,
    overall,
)
from kb_bridge.watch.course import against_trend, inverted

STEADY = [Counts(100, 10_000, 100, 10_000), Counts(80, 10_000, 82, 10_000), Counts(60, 10_000, 58, 10_000)]
MANY = STEADY * 2
HALVED = Counts(120, 10_000, 60, 10_000)


def test_a_halving_beside_steady_topics_is_found():
    found = against_topics(HALVED, MANY)
    assert found is not None
    assert 0.45 < found.times < 0.55
    assert found.is_shown


def test_the_same_halving_is_no_effect_where_all_topics_halve_or_where_topics_wander_that_far():
    halving = [Counts(100, 10_000, 50, 10_000), Counts(80, 10_000, 41, 10_000), Counts(60, 10_000, 29, 10_000)]
    wandering = [Counts(100, 10_000, 40, 10_000), Counts(80, 10_000, 160, 10_000), Counts(60, 10_000, 61, 10_000)]
    for others in (halving, wandering):
        found = against_topics(HALVED, others * 2)
        assert found is not None
        assert not found.is_shown


def test_fewer_questions_in_all_are_no_effect():
    found = against_past(Counts(120, 10_000, 60, 5_000))
    assert found is not None
    assert found.least < 1 < found.most


def test_the_exact_interval_is_the_published_one():
    found = against_past(Counts(10, 1, 0, 1))  # the rule of Clopper and Pearson: at most .3085 of ten, so .446 times
    assert found is not None
    assert (found.least, round(found.most, 3)) == (0.0, 0.446)


def test_too_little_says_nothing():
    assert against_topics(HALVED, STEADY[:2]) is None
    assert not is_enough(Counts(48, 10_000, 10, 10_000), STEADY)
    assert not is_enough(Counts(60, 10_000, 0, 1_000), STEADY)
    assert not is_enough(Counts(60, 10_000, 0, 0), STEADY)
    assert is_enough(HALVED, STEADY)
    assert against_trend([(week, 1, 100) for week in range(4)]) is None
    assert overall([(HALVED, STEADY)]) is None
    assert expected(HALVED) == 120


def test_the_weeks_before_the_publication_are_left_out():
    weeks = [(week, 50 if week in (-1, -2) else 1, 100) for week in range(-40, 60)]
    assert counts_of(weeks) == Counts(26, 2600, 52, 5200)


def test_a_trend_that_goes_on_is_no_step_and_a_step_is_found_in_it():
    going_on = [(week, round(20 * 1.02**week), 1000) for week in range(-28, 30)]
    found = against_trend(going_on)
    assert found is not None
    assert found.least < 1 < found.most
    stepping = [(week, round(20 * 1.02**week * (0.5 if week >= 0 else 1)), 1000) for week in range(-28, 30)]
    found = against_trend(stepping)
    assert found is not None
    assert 0.4 < found.times < 0.6
    assert found.is_shown


def test_a_matrix_is_inverted_or_has_no_inverse():
    assert inverted([[2.0, 0.0], [0.0, 4.0]]) == [[0.5, 0.0], [0.0, 0.25]]
    assert inverted([[1.0, 1.0], [1.0, 1.0]]) is None


@pytest.mark.parametrize("spared, least, most", [(0.0, 0.0, 0.1), (0.4, 0.9, 1.0)])
def test_a_planted_deflection_is_found_and_none_is_claimed(spared, least, most):
    tally = deflection(60, spared=spared, people=2000)
    assert tally.told == 60
    assert least <= tally.claimed / 60 <= most
    assert tally.held >= 52  # of 60, at 95 %


def test_a_planted_effect_of_an_article_is_found_and_none_is_claimed():
    none, half = before_and_after(30, left=1.0, a_week=10), before_and_after(30, left=0.35, a_week=10)
    assert none["topics of like size"].claimed <= 3
    assert none["its own past"].claimed > none["topics of like size"].claimed  # what the comparison is for
    assert half["topics of like size"].claimed >= 18
    assert none["topics of like size"].held + half["topics of like size"].held >= 53
