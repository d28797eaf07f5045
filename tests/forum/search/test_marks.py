"""Passages with their words marked."""

from forum.search.marks import PASSAGE, Piece, Wanted, did_you_mean, passage
from forum.search.query import parse


def words_marked(pieces: list[Piece]) -> list[str]:
    return [piece.text for piece in pieces if piece.marked]


def test_every_form_of_a_word_is_marked_and_small_words_are_not():
    pieces = passage("The hubs reset; a reset of the hub", Wanted(parse("the hub resetting")))
    assert words_marked(pieces) == ["hubs", "reset", "reset", "hub"]
    assert "".join(piece.text for piece in pieces) == "The hubs reset; a reset of the hub"


def test_the_passage_is_where_most_of_the_words_stand():
    text = "Once upon a time there was a hub. " + "Filler goes on and on. " * 60 + "The hub resets every night.\n\nEnd."
    pieces = passage(text, Wanted(parse("hub reset")))
    assert {"hub", "resets"} <= set(words_marked(pieces))
    assert pieces[0] == Piece("… ")
    assert sum(len(piece.text) for piece in pieces) <= PASSAGE + 10


def test_a_passage_without_the_words_is_the_beginning():
    assert "".join(piece.text for piece in passage("One two three.", Wanted(parse("zebra")))) == "One two three."
    assert passage("", Wanted(parse("zebra"))) == []


def test_a_guessed_word_marks_what_was_meant_and_is_offered():
    query = parse("pritner is:solved")
    text = "My printer prints nothing. The printer hums."
    assert words_marked(passage(text, Wanted(query, ("pritner",)))) == ["printer", "printer"]
    assert did_you_mean(query, ("pritner",), [text]) == "printer is:solved"
    assert did_you_mean(query, ("pritner",), ["Nothing like it here"]) is None
