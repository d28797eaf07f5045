"""When a topic is ripe, and how much it is worth."""

from datetime import UTC, datetime, timedelta

import pytest

from kb_bridge.ripeness import WINDOW, Asking, most_askers, worth

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def asked(asker: str, days_ago: float, is_solved: bool = False) -> Asking:
    return Asking(asker, NOW - timedelta(days=days_ago), is_solved)


def test_people_count_and_not_threads():
    assert most_askers([asked("asha", day) for day in range(10)]) == 1
    assert most_askers([asked(name, 1) for name in "abc"] + [asked("a", 2)]) == 3
    assert most_askers([]) == 0


def test_only_people_within_one_window_count_together():
    old, new = [asked(name, 400) for name in "abc"], [asked(name, 3) for name in "cdef"]
    assert most_askers([*old, *new]) == 4
    edge = [asked("a", WINDOW.days), asked("b", 0)]
    assert most_askers(edge) == 2
    assert most_askers([asked("a", WINDOW.days + 0.01), asked("b", 0)]) == 1


def test_a_window_that_has_passed_counts_as_it_did_then():
    assert most_askers([asked(name, 900 + place) for place, name in enumerate("abcde")]) == 5


def test_the_order_of_askings_does_not_matter():
    askings = [asked(name, day) for name, day in zip("abcab", (300, 200, 100, 50, 1), strict=True)]
    assert most_askers(askings) == most_askers(askings[::-1])
    assert worth(askings, NOW) == pytest.approx(worth(askings[::-1], NOW))


def test_more_people_lately_and_solved_are_worth_more():
    three = [asked(name, 10) for name in "abc"]
    assert worth([*three, asked("d", 10)], NOW) > worth(three, NOW)
    assert worth(three, NOW) > worth([asked(name, 100) for name in "abc"], NOW)
    assert worth([asked(name, 10, True) for name in "abc"], NOW) == pytest.approx(2 * worth(three, NOW))
    assert worth([], NOW) == 0.0


def test_an_asking_from_the_future_counts_as_now():
    assert worth([asked("a", -5)], NOW) == worth([asked("a", 0)], NOW)
