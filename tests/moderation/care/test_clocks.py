"""Clocks of questions: they run while staff are there, stand and go on, and the ladder waits its time."""

from datetime import UTC, datetime, timedelta

from moderation.care.clocks import reminders_due, rung_at, stopped
from moderation.queue.hours import read_hours

WEEK = read_hours("mon-fri 09:00-18:00", "UTC")
FRIDAY = datetime(2026, 3, 6, 17, 0, tzinfo=UTC)


def test_minutes_count_only_while_staff_are_there() -> None:
    monday = datetime(2026, 3, 9, 10, 30, tzinfo=UTC)
    assert WEEK.minutes_between(FRIDAY, monday) == 60 + 90
    assert WEEK.minutes_between(monday, FRIDAY) == 0
    assert read_hours("always", "UTC").minutes_between(FRIDAY, monday) == (monday - FRIDAY) // timedelta(minutes=1)


def test_what_was_left_of_a_clock_is_left_when_it_goes_on() -> None:
    due_at = WEEK.after_minutes(FRIDAY, 480)
    left = stopped(due_at, FRIDAY + timedelta(minutes=30), WEEK)
    assert left == 450
    assert stopped(due_at, due_at + timedelta(days=9), WEEK) == 1


def test_the_ladder_has_three_rungs_a_target_and_two_targets_apart() -> None:
    due_at = WEEK.after_minutes(FRIDAY, 60)
    moments = [
        due_at - timedelta(minutes=1), due_at, datetime(2026, 3, 9, 9, 59, tzinfo=UTC),
        datetime(2026, 3, 9, 10, 0, tzinfo=UTC), datetime(2026, 3, 9, 12, 0, tzinfo=UTC),
    ]  # fmt: skip
    assert [rung_at(moment, due_at, 60, hours=WEEK) for moment in moments] == [0, 1, 1, 2, 3]


def test_askers_are_reminded_on_the_third_and_the_tenth_day() -> None:
    assert [reminders_due(FRIDAY, FRIDAY + timedelta(days=days)) for days in (0, 2, 3, 9, 10, 40)] == [0, 0, 1, 1, 2, 2]
