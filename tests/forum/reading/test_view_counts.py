"""How views are gathered."""

from datetime import UTC, datetime, timedelta

from forum.reading.view_counts import ViewCounts

NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)


def test_a_reader_counts_once_a_day_for_each_thread():
    counts = ViewCounts()
    for reader, hours in (("asha", 0), ("asha", 1), ("lin", 1), ("asha", 24)):
        counts.note(1, reader, NOON + timedelta(hours=hours))
    counts.note(2, "asha", NOON + timedelta(hours=24))
    assert counts.take(NOON + timedelta(hours=24)) == {1: 3, 2: 1}


def test_what_was_taken_is_not_taken_again():
    counts = ViewCounts()
    counts.note(1, "asha", NOON)
    assert counts.take(NOON) == {1: 1}
    assert counts.take(NOON) == {}


def test_views_wait_ten_seconds_for_company():
    counts = ViewCounts()
    counts.note(1, "asha", NOON)
    counts.take(NOON)
    counts.note(1, "lin", NOON)
    assert counts.take(NOON + timedelta(seconds=9)) == {}
    assert counts.take(NOON + timedelta(seconds=10)) == {1: 1}
