"""What the product sends along."""

import pytest

from forum.asking.context import (
    LINES_MOST,
    VALUE_MOST,
    carried,
    confirmed_by,
    is_confirmed,
    lines_of,
    signature_of,
)

KEY, OTHER = b"k" * 32, b"o" * 32
CONTEXT = "Version: 4.2\nPage: /settings?tab=1"


def test_lines_are_labelled_cleaned_and_capped():
    lines = lines_of(["Version: 4.2\r\n\x00\u202ePage:  /a \n\nno label here\nVersion: 4.2", "x" * 5000])
    assert [(line.label, line.value) for line in lines[:3]] == [
        ("Version", "4.2"),
        ("Page", "/a"),
        ("", "no label here"),
    ]
    assert all(len(line.value) <= VALUE_MOST for line in lines)
    assert len(lines_of(f"a{n}: b" for n in range(99))) == LINES_MOST


def test_a_good_signature_confirms():
    signature = signature_of(KEY, CONTEXT, 2000)
    assert is_confirmed(KEY, CONTEXT, expires="2000", signature=signature, now=1999)
    assert is_confirmed(KEY, CONTEXT, expires="2000", signature=signature.upper(), now=1999)


@pytest.mark.parametrize(
    "context,expires,now,key",
    [
        (CONTEXT, "2000", 2001, KEY),  # too late
        (CONTEXT + " ", "2000", 1999, KEY),  # tampered with
        (CONTEXT, "2001", 1999, KEY),  # made to last
        (CONTEXT, "2000", 1999, OTHER),
        (CONTEXT, "", 1999, KEY),
        (CONTEXT, "٢٠٠٠", 1999, KEY),
        (CONTEXT, "9" * 400, 1999, KEY),
        ("", "2000", 1999, KEY),
    ],
)
def test_anything_else_does_not_and_is_no_error(context: str, expires: str, now: float, key: bytes):
    assert not is_confirmed(key, context, expires=expires, signature=signature_of(KEY, CONTEXT, 2000), now=now)


@pytest.mark.parametrize("signature", ["", "é", "0" * 64, "\ud800"])
def test_a_signature_of_any_kind_is_just_not_good(signature: str):
    assert not is_confirmed(KEY, CONTEXT, expires="2000", signature=signature, now=1)


def test_the_recipe_of_the_readme_is_the_one_that_is_checked():
    import hashlib
    import hmac

    recipe = hmac.new(KEY, f"talkoot-ask\n2000\n{CONTEXT}".encode(), hashlib.sha256).hexdigest()
    assert recipe == signature_of(KEY, CONTEXT, 2000)


def test_what_was_confirmed_stays_so_while_the_question_is_written():
    lines = [line._replace(confirmed=True) for line in lines_of([CONTEXT])]
    text = carried(KEY, lines, 1000)
    assert confirmed_by(KEY, text, 1000 + 3600) == ["Version: 4.2", "Page: /settings?tab=1"]
    assert confirmed_by(OTHER, text, 1001) == confirmed_by(KEY, text, 1000 + 8 * 86400) == []
    assert confirmed_by(KEY, "nonsense", 1) == []
    assert carried(KEY, lines_of([CONTEXT]), 1000) == ""
