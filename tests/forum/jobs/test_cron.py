"""A cron line names the moments that it says."""

from datetime import UTC, datetime

import pytest

from forum.cron import Cron


def moment(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


NOON = moment(2026, 1, 31, 12, 0)  # a Saturday


@pytest.mark.parametrize(
    "line, next_at",
    [
        ("* * * * *", moment(2026, 1, 31, 12, 1)),
        ("*/10 * * * *", moment(2026, 1, 31, 12, 10)),
        ("0 12 * * *", moment(2026, 2, 1, 12, 0)),
        ("17 3 * * *", moment(2026, 2, 1, 3, 17)),
        ("5,50 13-14 * * *", moment(2026, 1, 31, 13, 5)),
        ("0 0 31 * *", moment(2026, 3, 31)),
        ("0 0 29 2 *", moment(2028, 2, 29)),
        ("0 9 * * 1", moment(2026, 2, 2, 9, 0)),
        ("0 9 * * 7", moment(2026, 2, 1, 9, 0)),
        ("0 9 10 * 1", moment(2026, 2, 2, 9, 0)),
        ("30-59/15 * * * *", moment(2026, 1, 31, 12, 30)),
    ],
)
def test_the_next_moment_is_the_first_one_that_the_line_names(line: str, next_at: datetime) -> None:
    assert Cron.read(line).after(NOON) == next_at


@pytest.mark.parametrize("line", ["", "* * * *", "60 * * * *", "* 24 * * *", "a * * * *", "5-1 * * * *", "*/0 * * * *"])
def test_a_line_that_names_no_moment_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Cron.read(line)


def test_a_day_that_never_comes_is_said_to_never_come() -> None:
    with pytest.raises(ValueError, match="no such day"):
        Cron.read("0 0 30 2 *").after(NOON)
