"""Quiet hours by the clock on the reader's wall, also when that clock is changed."""

from datetime import UTC, datetime

import pytest

from forum.notifications.quiet import end_of_quiet, is_quiet

TEN, SEVEN, HALF_PAST_TWO = 22 * 60, 7 * 60, 150


@pytest.fixture(autouse=True)
def core_alone() -> None:
    """Clocks need no database."""


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "minute, quiet", [(21 * 60 + 59, False), (TEN, True), (0, True), (SEVEN - 1, True), (SEVEN, False)]
)
def test_a_span_may_go_past_midnight(minute: int, quiet: bool) -> None:
    assert is_quiet(minute, TEN, SEVEN) is quiet


def test_from_a_time_to_itself_is_never_quiet() -> None:
    assert not any(is_quiet(minute, SEVEN, SEVEN) for minute in range(0, 1440, 7))


@pytest.mark.parametrize(
    "now, zone, end",
    [
        ("2027-01-10T22:30", "UTC", "2027-01-11T07:00"),
        ("2027-01-10T02:00", "UTC", "2027-01-10T07:00"),
        ("2027-01-10T21:00", "Europe/Chisinau", "2027-01-11T05:00"),
        ("2027-07-10T20:00", "Europe/Chisinau", "2027-07-11T04:00"),
        ("2027-01-10T12:00", "Pacific/Auckland", "2027-01-10T18:00"),
        ("2027-01-10T12:00", "UTC", None),
    ],
)
def test_the_end_is_the_next_one_in_the_readers_zone(now: str, zone: str, end: str | None) -> None:
    assert end_of_quiet(at(now), zone, (TEN, SEVEN)) == (at(end) if end else None)


def test_the_night_in_which_the_clock_is_put_forward_is_an_hour_shorter() -> None:
    assert end_of_quiet(at("2027-03-27T22:30"), "Europe/Berlin", (TEN, SEVEN)) == at("2027-03-28T05:00")


def test_an_end_that_the_clock_jumps_over_is_the_moment_after_the_jump() -> None:
    """At 2:00 the clock in Berlin goes to 3:00: half past two never comes, and the night ends at 3:30 or before."""
    end = end_of_quiet(at("2027-03-28T00:30"), "Europe/Berlin", (TEN, HALF_PAST_TWO))
    assert end is not None
    assert at("2027-03-28T00:30") < end <= at("2027-03-28T01:30")


def test_an_end_that_comes_twice_is_the_one_still_to_come() -> None:
    """At 3:00 the clock in Berlin goes back to 2:00: at the second 2:10, half past two lies twenty minutes ahead."""
    assert end_of_quiet(at("2027-10-31T01:10"), "Europe/Berlin", (TEN, HALF_PAST_TWO)) == at("2027-10-31T01:30")
    assert end_of_quiet(at("2027-10-31T00:10"), "Europe/Berlin", (TEN, HALF_PAST_TWO)) == at("2027-10-31T00:30")
