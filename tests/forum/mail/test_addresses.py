"""Addresses that hold a token: ours alone are understood, in whatever case they come back."""

import pytest

from forum.mail.addresses import BOUNCE, REPLY, Mark, address, category_in, mark_in

PATTERN, KEY = "reply+{token}@forum.example", b"a key"
MARK = Mark(REPLY, 12345, 67890, 99999, 3)


@pytest.mark.parametrize("mark", [MARK, Mark(BOUNCE, 1), Mark(REPLY, 2**62, 2**62, 2**62, 2**20)])
def test_what_is_written_into_an_address_comes_out_of_it_in_any_case(mark: Mark) -> None:
    made = address(PATTERN, KEY, mark)
    assert mark_in(PATTERN, KEY, made) == mark
    assert mark_in(PATTERN, KEY, made.upper()) == mark


def test_ordinary_addresses_are_as_short_as_mail_allows() -> None:
    assert len(address(PATTERN, KEY, Mark(REPLY, 10**8, 10**8, 10**9)).partition("@")[0]) <= 64


def test_nothing_but_ours_is_understood() -> None:
    made = address(PATTERN, KEY, MARK)
    user, _at, _host = made.partition("@")
    others = [
        "", "@", made[1:], made + "x", user + "@evil.example", made.replace("-2", "-3", 1),
        address(PATTERN, b"another", MARK), made.replace("+r-", "+b-"), "reply+@forum.example", "reply@forum.example",
        "reply+" + "z" * 500 + "@forum.example", made.replace("@", "é@"), made + "\n",
    ]  # fmt: skip
    assert [each for each in others if mark_in(PATTERN, KEY, each) not in (None, MARK)] == []
    assert mark_in(PATTERN, KEY, address(PATTERN, b"another", MARK)) is None
    assert mark_in(PATTERN, KEY, made.replace("+r-", "+b-")) is None


def test_a_category_stands_in_the_address_that_starts_threads() -> None:
    pattern = "ask+{category}@forum.example"
    assert category_in(pattern, "Ask+Help-me@Forum.Example") == "help-me"
    for other in ("ask+@forum.example", "ask+help@evil.example", "ask+he lp@forum.example", "help@forum.example"):
        assert category_in(pattern, other) is None
