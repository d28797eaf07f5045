"""Titles and slugs."""

import pytest

from forum.errors import Invalid
from forum.threads.titles import clean_title, slug_of


def test_white_space_and_invisible_characters_are_taken_out():
    assert clean_title("  Hub\u202e does\x00  not\u200b\tstart ") == "Hub does not start"


def test_joiners_between_letters_stay():
    assert clean_title("می\u200cخواهم بدانم") == "می\u200cخواهم بدانم"


def test_towers_of_marks_are_cut_down_and_real_marks_kept():
    assert clean_title("Z" + "\u0353" * 50 + "algo speaks") == "Z" + "\u0353" * 4 + "algo speaks"
    assert clean_title("หน้าจอไม่ติด") == "หน้าจอไม่ติด"


@pytest.mark.parametrize("raw", ["", "   ", "\u200b\u200b\u200b\u200b\u200b\u200b", "?!?!?!?!", "hm", "x" * 201])
def test_a_title_that_says_nothing_or_too_much_is_refused_at_its_field(raw: str):
    with pytest.raises(Invalid) as refusal:
        clean_title(raw)
    assert list(refusal.value.errors) == ["title"]


@pytest.mark.parametrize(
    "title,slug",
    [
        ("How do I reset it?", "how-do-i-reset-it"),
        ("Größe & Ænderung: 100 % naïve", "grosse-aenderung-100-naive"),
        ("Не включается хаб", "не-включается-хаб"),
        ("Ще їжа?", "ще-їжа"),
        ("हब चालू नहीं होता", "हब-चालू-नहीं-होता"),
        ("C++ / C#", "c-c"),
        ("!!! ???", "thread"),
        ("History", "history-thread"),
        ("Follow", "follow-thread"),
    ],
)
def test_a_slug_is_ascii_where_letters_allow_it_and_readable_elsewhere(title: str, slug: str):
    assert slug_of(title) == slug


def test_a_long_slug_ends_with_a_whole_word():
    slug = slug_of("word " * 40)
    assert len(slug) <= 80
    assert slug.endswith("word")
    assert len(slug_of("x" * 200)) == 80
