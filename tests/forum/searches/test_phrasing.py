"""The words of a search as they are noted."""

import pytest

from forum.searches.phrasing import LONGEST, goes_on, noted_words


@pytest.mark.parametrize(
    "typed, noted",
    [
        ("  Printer   JAM ", "printer jam"),
        ("reset for lin@example.com now", "reset for … now"),
        ("call +371 2000-11-22 33", "call …"),
        ("error 0x80070005 on 10.4.1", "error 0x80070005 on 10.4.1"),
        ("x" * 500, "x" * LONGEST),
    ],
)
def test_words_are_noted_without_what_tells_who_somebody_is(typed: str, noted: str):
    assert noted_words(typed) == noted


def test_only_letters_at_the_end_go_on():
    assert goes_on("prin", "printer")
    assert goes_on("printer", "print")
    assert not goes_on("printer", "scanner")
