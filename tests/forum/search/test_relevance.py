"""How well a text answers a query."""

from forum.search.query import parse
from forum.search.relevance import Relevance, Term, rarity
from forum.search.words import stems


def better(query: str, first: str, second: str, *, rare: dict[str, float] | None = None) -> bool:
    """Whether the first body answers better than the second."""
    terms = [Term(word, dict.fromkeys(stems(word), 1.0), (rare or {}).get(word, 2.0)) for word in parse(query).words]
    one, two = Relevance(terms).scores([("", first), ("", second)])
    return one > two


def test_a_rare_word_weighs_more_than_a_frequent_one():
    rare = {"router": rarity(900, 1000), "watchdog": rarity(3, 1000)}
    assert better("router watchdog", "the watchdog barked", "the router hummed", rare=rare)


def test_words_in_one_passage_are_worth_more_than_words_apart():
    apart = "the hub hums " + "and so it goes " * 30 + "until the light blinks"
    assert better("hub blinks", "the hub blinks " + "and so it goes " * 30 + "until the end", apart)


def test_a_word_as_it_was_typed_is_worth_more_than_another_form_of_it():
    assert better("updates", "it updates at night", "it updated at night")


def test_two_words_side_by_side_are_worth_more_than_in_one_passage():
    assert better("paper jam", "a paper jam on the tray of it", "paper on the tray of it, a jam")


def test_a_word_of_the_title_counts_more():
    terms = [Term("router", dict.fromkeys(stems("router"), 1.0), 2.0)]
    titled, not_titled = Relevance(terms).scores([("router", "it hums"), ("it hums", "router")])
    assert titled > not_titled


def test_what_holds_nothing_of_the_query_counts_nothing():
    assert Relevance([Term("router", {"router": 1.0}, 2.0)]).scores([("", "a lamp"), ("", "")]) == [0.0, 0.0]


def test_a_word_that_is_everywhere_still_counts_a_little():
    assert 0 < rarity(1000, 1000) < rarity(10, 1000)
    assert rarity(10, 0) > 0  # counts of a young table are guesses
