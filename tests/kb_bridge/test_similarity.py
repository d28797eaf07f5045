"""Likeness of texts, and groups made by it."""

from itertools import combinations

import pytest

from kb_bridge.evidence import MOST_PAIRS, evidence
from kb_bridge.grouping import JOIN, place
from kb_bridge.similarity import Frequencies, average_link, cosine, mean, shared_words, vector
from kb_bridge.words import terms_of_question
from tests.kb_bridge.conftest import OFFLINE, OTHERS

TEXTS = [terms_of_question(title, body).counts for title, body in (*OFFLINE, *OTHERS)]
KNOWN = Frequencies(len(TEXTS), {word: sum(word in text for text in TEXTS) for text in TEXTS for word in text})
VECTORS = [vector(text, KNOWN) for text in TEXTS]
SAME, OTHER = VECTORS[: len(OFFLINE)], VECTORS[len(OFFLINE) :]


def test_a_text_is_most_like_itself_and_nothing_is_like_an_empty_one():
    for one in VECTORS:
        assert all(cosine(one, one) >= cosine(one, other) for other in VECTORS)
        assert cosine(one, {}) == 0.0
        assert cosine(one, one) <= 1.0
    assert vector({}, KNOWN) == {}


def test_the_same_question_in_other_words_is_more_alike_than_another_question():
    least = min(cosine(one, other) for one, other in combinations(SAME, 2))
    most = max(cosine(one, other) for one in SAME for other in OTHER)
    assert least > most


def test_rare_words_weigh_more():
    known = Frequencies(1000, {"hub": 900, "solenoid": 2})
    assert known.weight("unheard") > known.weight("solenoid") > known.weight("hub") > 0


def test_two_short_texts_that_share_one_word_are_less_alike_than_long_ones_that_share_all():
    known = Frequencies(1000, {"hub": 100, "light": 100, "violet": 100, "setup": 100})
    short = cosine(vector({"hub": 3}, known), vector({"hub": 3}, known))
    long = vector({"hub": 3, "light": 3, "violet": 3, "setup": 3}, known)
    assert short < cosine(long, long)


def test_the_mean_gives_the_average_link_exactly():
    pairs = [cosine(one, other) for one in SAME for other in OTHER]
    assert average_link(SAME, OTHER) == pytest.approx(sum(pairs) / len(pairs))
    assert average_link([], SAME) == 0.0
    assert mean([]) == {}


def test_the_shared_words_say_why():
    assert set(shared_words(SAME[0], SAME[1:], 3)) <= {"hub", "router", "offlin", "hub offlin", "new router", "new"}
    assert shared_words(SAME[0], [{}]) == []


def test_a_thread_joins_the_topic_that_asks_the_same():
    found = place(SAME[0], {7: SAME[1:4], 9: OTHER})
    assert (found.topic_id, found.merged) == (7, [])
    assert found.similarity >= JOIN
    assert found.shared


def test_a_thread_unlike_all_others_stands_alone():
    assert place(OTHER[0], {7: SAME}).topic_id is None
    assert place({}, {7: SAME}).topic_id is None
    assert place(SAME[0], {}).topic_id is None


def test_topics_that_turn_out_to_be_the_same_are_named():
    assert place(SAME[0], {4: SAME[1:3], 2: SAME[3:], 9: OTHER}).merged in ([2], [4])


def test_of_equal_topics_the_older_is_chosen_and_the_order_does_not_matter():
    twins = {5: [SAME[1]], 3: [SAME[1]]}
    assert place(SAME[0], twins).topic_id == place(SAME[0], dict(reversed(twins.items()))).topic_id == 3


def test_evidence_has_each_pair_once_from_both_sides():
    counts = dict(enumerate(TEXTS[:4]))
    shown = evidence(counts, KNOWN, {"hub": "hub", "router": "router"})
    assert [row[0] for row in shown.pairs] == [0, 1, 2, 3]
    assert shown.pairs[0][1][1] == shown.pairs[1][1][0] == cosine(VECTORS[0], VECTORS[1])
    assert shown.pairs[2][1][2] is None
    assert set(shown.shared) == {"hub", "router"}
    assert 0 < shown.overall < 1


def test_evidence_of_one_thread_or_of_very_many_has_no_pairs():
    alone = evidence({1: TEXTS[0]}, KNOWN, {})
    assert (alone.overall, alone.pairs, alone.threads[0].nearest_id) == (0.0, [], None)
    assert evidence({}, KNOWN, {}).threads == []
    many = evidence(dict.fromkeys(range(MOST_PAIRS + 1), TEXTS[0]), KNOWN, {})
    assert many.pairs == []
