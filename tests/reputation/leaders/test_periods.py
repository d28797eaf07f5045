"""Weeks, months, quarters, years; places and ties."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reputation.leaders.periods import PERIODS, day_named, end_of, places, start_of

DAYS = st.dates(date(1971, 1, 1), date(9000, 1, 1))


@given(DAYS, st.sampled_from(PERIODS))
def test_each_day_is_in_one_period_that_ends_where_the_next_begins(day: date, period: str) -> None:
    start = start_of(period, day)
    end = end_of(period, start)
    assert start <= day < end
    assert start_of(period, end - timedelta(days=1)) == start
    if period != "all":
        assert start_of(period, end) == end


@given(st.lists(st.integers(1, 9), max_size=40), st.integers(1, 39))
def test_places_are_the_same_however_a_list_is_cut_into_pages(points: list[int], at: int) -> None:
    points.sort(reverse=True)
    whole = [1 + sum(other > each for other in points) for each in points]
    assert places(points) == whole
    first, rest = points[:at], points[at:]
    if rest:
        above, level = sum(each > rest[0] for each in first), sum(each == rest[0] for each in first)
        assert places(rest, above=above, level=level) == whole[at:]


def test_a_day_is_read_or_not() -> None:
    assert day_named("2026-02-28") == date(2026, 2, 28)
    for odd in ("", "2026-02-30", "0001-01-01", "9999-12-31", "20260228", "2026-2-28"):
        assert day_named(odd) is None, odd
