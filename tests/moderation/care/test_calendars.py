"""Calendars with holidays, clocks that get another target, and what is said of the days to come."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from forum.database import Database
from moderation.care.clocks import Standing, moved
from moderation.care.days import read_days
from moderation.care.forecast import Week, forecast
from moderation.care.queries.forecast import breaches
from moderation.queue.hours import read_hours
from tests.support.cast import Cast
from tests.support.scene import Scene

THURSDAY = datetime(2026, 12, 24, 17, 0, tzinfo=UTC)
PLAIN = read_hours("mon-fri 09:00-18:00", "UTC")
FEAST = read_hours("mon-fri 09:00-18:00", "UTC", frozenset({date(2026, 12, 25), date(2026, 12, 28)}))


def test_clocks_stand_on_holidays() -> None:
    assert PLAIN.after_minutes(THURSDAY, 90) == datetime(2026, 12, 25, 9, 30, tzinfo=UTC)
    assert FEAST.after_minutes(THURSDAY, 90) == datetime(2026, 12, 29, 9, 30, tzinfo=UTC)
    always = read_hours("always", "UTC", frozenset({date(2026, 12, 25)}))
    assert always.after_minutes(THURSDAY, 8 * 60) - THURSDAY == timedelta(hours=32)
    assert always.minutes_between(THURSDAY, THURSDAY + timedelta(days=2)) == 24 * 60


def test_a_year_of_holidays_on_the_only_open_day_still_ends() -> None:
    mondays = frozenset(date(2026, 12, 28) + timedelta(days=7 * week) for week in range(60))
    hours = read_hours("mon 09:00-18:00", "UTC", mondays)
    assert hours.after_minutes(THURSDAY, 1).date() == date(2026, 12, 28) + timedelta(days=7 * 60)


def test_holidays_are_read_from_lines_that_begin_with_a_date() -> None:
    assert read_days("2027-01-01 New Year\n\n 7.1.2027 Christmas\n2027-01-01") == [date(2027, 1, 1), date(2027, 1, 7)]
    for wrong in ("New Year", "2027-13-01", "31.2.2027"):
        with pytest.raises(ValueError, match=wrong):
            read_days(wrong)


def test_what_was_used_of_a_clock_stays_used_by_another_target() -> None:
    always, due = read_hours("always", "UTC"), THURSDAY + timedelta(minutes=40)
    shorter = moved(Standing(due, 60), THURSDAY, 30, old=always, new=always)
    assert shorter == Standing(THURSDAY + timedelta(minutes=10), 30)
    assert moved(Standing(due, 60), THURSDAY, 15, old=always, new=always).due_at == THURSDAY
    late = moved(Standing(THURSDAY - timedelta(minutes=5), 60), THURSDAY, 90, old=always, new=always)
    assert late.due_at == THURSDAY + timedelta(minutes=25)
    assert moved(Standing(due, 60, 20), THURSDAY, 30, old=always, new=always) == Standing(due, 30, 1)


def test_too_little_says_nothing_and_more_weeks_say_more() -> None:
    assert forecast([Week(50, 3)] * 2) is None
    assert forecast([Week(3, 3)] * 3) is None
    few, many = forecast([Week(20, 4)] * 3), forecast([Week(20, 4)] * 8)
    assert few is not None
    assert many is not None
    assert many.low <= 4 <= many.high
    assert many.high - many.low <= few.high - few.low
    great = forecast([Week(9000, 4000)] * 8)
    assert great is not None
    assert 3800 < great.low < 4000 < great.high < 4200


def test_the_range_holds_four_times_of_five() -> None:
    dice, held = Random(7), 0
    for _each in range(300):
        weeks = [sum(dice.random() < 0.15 for _ in range(20)) for _week in range(9)]
        found = forecast([Week(20, missed) for missed in weeks[:8]])
        assert found is not None
        held += found.low <= weeks[8] <= found.high
    assert held >= 240


async def test_questions_that_missed_their_target_in_the_same_hours_are_counted(
    database: Database, scene: Scene, people: Cast
) -> None:
    asha = await people.asha()
    async with database.reading() as session:
        now = session.now
    threads = [(await scene.ask(asha, f"Which valve is number {number}?")).thread_id for number in range(12)]
    async with database.writing() as session:
        for number, thread_id in enumerate(threads):
            due = now - timedelta(weeks=1 + number % 4, hours=-1)
            await session.fetchval("UPDATE cares SET due_at = $2, created_at = $3 WHERE thread_id = $1", thread_id, due,
                                   now - timedelta(weeks=9))  # fmt: skip
    async with database.reading() as session:
        day, week = await breaches(session, 24), await breaches(session, 168)
    assert day is not None
    assert week is not None
    assert (day.weeks, day.expected) == (8, 12.5 / 8)
    assert week.expected == day.expected
