"""Shares of two groups and their difference: found where it is, and not where it is not."""

import random

from forum.effect.groups import asks_the_same, is_control
from forum.effect.intervals import Group, difference, is_enough
from forum.shares import wilson


def group_of(sessions: list[tuple[int, int]]) -> Group:
    """Of each person their sessions and how many of these asked."""
    return Group(
        len(sessions), sum(n for n, _y in sessions), sum(y for _n, y in sessions), sum(n * n for n, _y in sessions),
        sum(y * y for _n, y in sessions), sum(n * y for n, y in sessions),
    )  # fmt: skip


def test_the_interval_of_wilson_is_the_published_one():
    low, high = wilson(15 / 148, 148)  # Newcombe (1998), table I
    assert (round(low, 4), round(high, 4)) == (0.0624, 0.1605)


def test_the_difference_of_newcombe_is_the_published_one():
    found = difference(group_of([(1, 1)] * 48 + [(1, 0)] * 32), group_of([(1, 1)] * 56 + [(1, 0)] * 14))
    assert (round(found.least, 4), round(found.most, 4)) == (
        0.0524,
        0.3339,
    )  # Newcombe (1998), table II, (a), method 10


def test_people_who_come_often_count_as_fewer():
    alone = group_of([(1, 1)] * 50 + [(1, 0)] * 50)
    often = group_of([(5, 5)] * 10 + [(5, 0)] * 10)
    assert alone.design_effect < 1.02
    assert 4.5 < often.design_effect < 6
    assert often.interval[1] - often.interval[0] > 2 * (alone.interval[1] - alone.interval[0])


def test_too_little_says_nothing():
    assert not is_enough(group_of([(1, 1)] * 500), group_of([(1, 0)] * 29))
    assert not is_enough(group_of([(1, 0)] * 500), group_of([(1, 1)] * 4 + [(1, 0)] * 30))
    assert is_enough(group_of([(1, 0)] * 500), group_of([(1, 1)] * 5 + [(1, 0)] * 30))


def test_nobody_asking_in_a_group_still_has_an_interval():
    found = difference(group_of([(1, 0)] * 900), group_of([(1, 1)] * 5 + [(1, 0)] * 95))
    assert found.least < found.about == 0.05 < found.most
    assert found.is_shown


def test_the_lot_is_drawn_once_and_fairly():
    key = b"a secret"
    drawn = [is_control(key, f"user {number}", 10) for number in range(5000)]
    assert drawn == [is_control(key, f"user {number}", 10) for number in range(5000)]
    assert 430 < sum(drawn) < 570
    assert not any(is_control(key, f"user {number}", 0) for number in range(500))


def test_the_same_question_is_known_in_other_forms_of_its_words():
    assert asks_the_same("Hub offline after the router change", "hub is offline after changing the router")
    assert asks_the_same("Хаб не в сети после замены роутера", "после замены роутера хаб не в сети")
    assert not asks_the_same("Hub offline after the router change", "Refund for the annual plan")
    assert not asks_the_same("", "")


def test_with_no_effect_hardly_any_run_finds_one():
    chance = random.Random(5)
    found = 0
    for _run in range(200):
        groups = [group_of([drawn(chance) for _person in range(people)]) for people in (360, 40)]
        found += difference(*groups).is_shown
    assert found <= 18  # 5 % of 200, and what chance adds


def drawn(chance: random.Random) -> tuple[int, int]:
    """A person with a habit of asking of their own."""
    habit, sessions = chance.betavariate(2, 6), 1 + int(chance.expovariate(1))
    return sessions, sum(chance.random() < habit for _each in range(sessions))
