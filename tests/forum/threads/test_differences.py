"""What changed between two versions."""

import random
import time

import pytest
from markupsafe import Markup

from forum.threads.differences import differences


def test_a_changed_word_is_marked_within_its_line():
    assert differences("Hold it for ten seconds.", "Hold it for five seconds.") == [
        ("-", Markup("Hold it for <del>ten</del> seconds.")),
        ("+", Markup("Hold it for <ins>five</ins> seconds.")),
    ]


def test_what_people_wrote_is_escaped():
    lines = differences("one <b>bold</b> word", "one <i>bold</i> word")
    assert all("<b>" not in str(Markup.escape(text)) and "<i>" not in str(Markup.escape(text)) for _mark, text in lines)
    assert "&lt;" in str(lines[0][1])


def test_long_stretches_that_stayed_are_left_out():
    before = [f"line {number}" for number in range(100)]
    after = [*before[:50], "new", *before[50:]]
    lines = differences("\n".join(before), "\n".join(after))
    assert ("+", "new") in lines
    assert lines[0] == lines[-1] == (" ", "…")
    assert len(lines) == 9


def test_equal_texts_have_no_differences():
    assert differences("same", "same") == []


def test_a_word_changed_in_a_huge_text_is_found():
    before = [f"line {number}" for number in range(5000)]
    lines = differences("\n".join(before), "\n".join([*before[:2500], "changed", *before[2501:]]))
    assert [mark for mark, _text in lines] == [" ", " ", " ", " ", "-", "+", " ", " ", " ", " "]


@pytest.mark.parametrize("sign", ["\n", " "])
def test_texts_made_to_be_hard_to_compare_are_shown_all_the_same_and_soon(sign: str):
    chance = random.Random(7)
    before, after = [sign.join(chance.choice("ab") for _each in range(4000)) for _text in "xy"]
    began = time.process_time()
    lines = differences(before, after)
    assert time.process_time() - began < 1
    assert {mark for mark, _text in lines} == {"-", "+"}
