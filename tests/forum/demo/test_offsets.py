"""Lengths of time as the content writes them."""

from datetime import timedelta

import pytest

from forum.demo.offsets import offset


@pytest.mark.parametrize(
    "written, meant",
    [
        ("3d 4h 20m", timedelta(days=3, hours=4, minutes=20)),
        ("540d", timedelta(days=540)),
        ("2h 5m", timedelta(hours=2, minutes=5)),
        ("0m", timedelta()),
    ],
)
def test_a_length_of_time_is_the_sum_of_its_parts(written, meant):
    assert offset(written) == meant


@pytest.mark.parametrize("written", ["", "4h 3d", "3d 3d", "3", "-3d", "3 d", "three days", "1h30m"])
def test_anything_else_is_refused_with_the_words_that_were_written(written):
    with pytest.raises(ValueError, match="is not a length of time") as refusal:
        offset(written)
    assert f'"{written}"' in str(refusal.value)
