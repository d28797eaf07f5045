"""Bodies as they are kept."""

import pytest

from forum.errors import Invalid
from forum.threads.bodies import BODY_MOST, clean_body, clean_reason


def test_line_ends_are_made_alike_and_control_characters_go():
    assert clean_body("one\r\ntwo\rthree\x00\x1b four\n\n") == "one\ntwo\nthree four"


def test_indents_at_the_start_are_code_and_stay():
    assert clean_body("\n\n    indented code\n") == "    indented code"


@pytest.mark.parametrize("raw", ["", " \n ", "short", "\u200b" * 30, "\u0301" * 30, "x" * (BODY_MOST + 1)])
def test_a_body_that_says_nothing_or_too_much_is_refused_at_its_field(raw: str):
    with pytest.raises(Invalid) as refusal:
        clean_body(raw)
    assert list(refusal.value.errors) == ["body"]


def test_a_lone_surrogate_never_reaches_the_database():
    assert clean_body("a lone \ud800 surrogate") == "a lone  surrogate"


def test_a_reason_is_one_line():
    assert clean_reason(" fixed\n the\ttypo ") == "fixed the typo"
