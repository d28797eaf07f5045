"""Which backups stay."""

from datetime import UTC, datetime, timedelta

from forum.backups.retention import moment_of, name_at, to_keep

NOON = datetime(2026, 3, 15, 12, tzinfo=UTC)


def names(days: int, *, a_day: int = 1) -> list[str]:
    return [name_at(NOON - timedelta(days=day, hours=hour)) for day in range(days) for hour in range(a_day)]


def test_a_name_tells_its_moment() -> None:
    assert moment_of(name_at(NOON)) == NOON


def test_the_newest_of_each_day_week_and_month_stays() -> None:
    kept = to_keep(names(200, a_day=2), (7, 4, 6))
    days = sorted((NOON - moment_of(name)).days for name in kept)
    assert days[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert len(kept) == 7 + 3 + 5  # the first week and the first month have theirs among the days
    assert all(moment_of(name).hour == 12 for name in kept)


def test_the_newest_stays_whatever_is_said() -> None:
    assert to_keep(names(3), (0, 0, 1)) == {name_at(NOON)}
    assert to_keep([], (7, 4, 6)) == set()
