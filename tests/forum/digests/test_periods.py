"""When a digest is due, what stands first in it, and when it stops."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from forum.digests.periods import AWAY, Due, due_in, is_farewell, since
from forum.digests.ranking import Candidate, best
from forum.following.levels import Choices

NOW = datetime(2027, 1, 11, 8, 30, tzinfo=UTC)  # a Monday


def test_a_digest_is_due_from_eight_in_the_readers_own_morning_on() -> None:
    assert due_in(NOW, ["UTC"]) == [Due("UTC", "daily", "2027-01-11"), Due("UTC", "weekly", "2027-W02")]
    assert due_in(NOW - timedelta(hours=1), ["UTC"]) == []
    assert due_in(NOW - timedelta(hours=6), ["Asia/Tokyo"])[0].period == "2027-01-11"
    assert due_in(NOW, ["America/Los_Angeles"]) == []
    assert [each.pace for each in due_in(NOW + timedelta(days=2), ["UTC"])] == ["daily"]


def test_a_weekly_one_may_come_a_day_late_and_is_the_same_one() -> None:
    tuesday = [each for each in due_in(NOW + timedelta(hours=18), ["UTC"]) if each.pace == "weekly"]
    assert tuesday == [Due("UTC", "weekly", "2027-W02")]


@pytest.mark.parametrize("day", [datetime(2027, 3, 28, tzinfo=UTC), datetime(2027, 10, 31, tzinfo=UTC)])
def test_the_days_on_which_clocks_change_have_one_digest(day: datetime) -> None:
    hours = [day + timedelta(hours=each) for each in range(5, 23)]
    assert {each.period for hour in hours for each in due_in(hour, ["Europe/Berlin"]) if each.pace == "daily"} == {
        day.date().isoformat()
    }


def test_news_count_since_the_last_one_but_not_for_ever() -> None:
    assert since("daily", NOW, None) == NOW - timedelta(days=1)
    assert since("daily", NOW, NOW - timedelta(hours=30)) == NOW - timedelta(hours=30)
    assert since("weekly", NOW, NOW - timedelta(days=100)) == NOW - timedelta(days=14)


def test_half_a_year_without_a_visit_is_one_farewell_until_the_next_visit() -> None:
    long_ago = NOW - AWAY - timedelta(days=1)
    assert is_farewell(NOW, None, NOW) is False
    assert is_farewell(None, None, NOW) is False
    assert is_farewell(long_ago, None, NOW) is True
    assert is_farewell(long_ago, NOW - timedelta(days=1), NOW) is None
    assert is_farewell(NOW - timedelta(days=1), NOW - timedelta(days=9), NOW) is False


def test_the_best_stand_first_and_what_is_not_followed_or_muted_is_left_out() -> None:
    def thread(number: int, **more) -> Candidate:
        values: dict[str, Any] = {
            "score": 0,
            "answers": 0,
            "me_toos": 0,
            "solved": False,
            "choices": Choices(category="new"),
        }
        return Candidate(number, **(values | more))

    threads = [
        thread(1), thread(2), thread(3, solved=True), thread(4, score=2), thread(5, answers=9, me_toos=1),
        thread(6, score=99, choices=Choices(category="every", tags=("mute",))),
        thread(7, score=99, choices=Choices(thread="own", category="every")), thread(8, score=-3),
    ]  # fmt: skip
    assert best(threads) == [5, 4, 3, 2, 1, 8]
    assert best(threads, most=2) == [5, 4]
