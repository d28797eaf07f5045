"""What is typed into the search box, understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.search.query import LONGEST, Query, parse, plain


def test_words_phrases_and_operators_are_told_apart():
    query = parse('router "paper jam" -beta is:solved tag:#wifi category:Staff author:@Lin -tag:old')
    assert query.words == ("router",)
    assert query.phrases == (("paper", "jam"),)
    assert query.not_phrases == (("beta",),)
    assert query.filters.states == {"solved"}
    assert query.filters.tags == {"wifi"}
    assert query.filters.not_tags == {"old"}
    assert query.filters.categories == {"staff"}
    assert query.filters.authors == {"lin"}


def test_an_unknown_operator_is_words_and_is_said_so():
    query = parse("colour:red is:strange hub")
    assert query.words == ("colour", "red", "is", "strange", "hub")
    assert query.unknown == ("colour:red", "is:strange")


@pytest.mark.parametrize("address", ["https://example.com/a?b=c", "C:\\temp\\x", "error: failed", "12:30"])
def test_what_only_looks_like_an_operator_is_no_operator(address: str):
    assert parse(address).unknown == ()
    assert parse(address).words


def test_quotes_of_any_make_and_unclosed_ones_are_quotes():
    assert parse("“paper jam”").phrases == parse("«paper jam»").phrases == parse('"paper jam').phrases


def test_small_words_count_only_by_themselves():
    assert parse("how to reset the hub").wanted == ("reset", "hub")
    assert parse("how to").wanted == ("how", "to")


@pytest.mark.parametrize("text", ["", "   ", "*:*", '"' * 5000, "-", "()", "\x00", "\ud800", "!!!"])
def test_where_nothing_is_asked_for_the_query_is_empty(text: str):
    assert parse(text).is_empty


def test_a_long_text_is_cut_and_said_to_be():
    query = parse("word " * 200)
    assert query.was_cut
    assert len(query.text) <= LONGEST


def test_an_operator_is_added_and_taken_away():
    query = parse("hub tag:wifi")
    assert query.toggled("is:solved") == "hub tag:wifi is:solved"
    assert parse(query.toggled("is:solved")).toggled("is:solved") == "hub tag:wifi"
    assert query.has("tag:wifi")


def test_the_title_of_a_question_is_made_of_the_words_alone():
    assert parse('hub "does not" start -beta is:solved tag:wifi').title == "hub does not start"


def test_in_plain_text_nothing_is_an_operator():
    assert plain('Why is:solved "red"').words == ("solved", "red")


@given(st.text(max_size=400))
def test_whatever_is_typed_there_is_a_query_for_it(text: str):
    query = parse(text)
    assert isinstance(query, Query)
    assert "\x00" not in query.text
    query.text.encode()
    parse(query.toggled("is:solved"))
