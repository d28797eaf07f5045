"""Families of threads, who is still who after regrouping, what is a mere subject, and vectors laid straight."""

from datetime import timedelta

import numpy as np
import pytest

from kb_bridge.embedders.endpoint import vectors_from
from kb_bridge.families import families
from kb_bridge.geometry import fit, from_halves, restored, straight
from kb_bridge.identity import Change, changes, inherited
from kb_bridge.ripeness import Asking, standing, worth
from kb_bridge.similarity import Frequencies
from kb_bridge.subject import merely_of_one_subject
from kb_bridge.trends import trend
from tests.kb_bridge.test_ripeness import NOW


def alike(*groups, within=0.7, across=0.1):
    """A matrix of likenesses of threads that stand in groups of these sizes."""
    member = np.repeat(np.arange(len(groups)), groups)
    found = np.where(member[:, None] == member[None, :], within, across).astype(float)
    np.fill_diagonal(found, 1)
    return found


def test_what_is_alike_stands_together_and_nothing_else_does():
    found = families(alike(4, 3, 1), range(8)).of_thread
    assert found == [0, 0, 0, 0, 4, 4, 4, 7]


def test_fragments_that_are_as_like_each_other_as_within_unite():
    apart, near = alike(4, 4, within=0.6, across=0.4), alike(4, 4, within=0.6, across=0.48)
    assert len(set(families(apart, range(8)).of_thread)) == 2
    assert len(set(families(near, range(8)).of_thread)) == 1


def test_what_editors_spoke_of_is_never_joined_and_draws_the_rest_to_it():
    together = alike(6, within=0.9)
    found = families(together, [3, 3, 5, 5, 8, 9], fixed=[3, 5]).of_thread
    assert found[:4] == [3, 3, 5, 5]
    assert {found[4], found[5]} <= {3, 5}


def test_a_family_says_how_firm_it_is_and_which_larger_one_is_near():
    found = families(alike(5, 3, across=0.4), range(8))
    assert found.cohesion[0] == pytest.approx(0.7)
    larger, nearness = found.near[5]
    assert larger == 0
    assert nearness == pytest.approx(0.4 / 0.7)
    assert 0 not in found.near


def test_a_topic_goes_on_where_most_of_its_threads_are():
    before = {1: 10, 2: 10, 3: 10, 4: 20, 5: 20, 6: 30}
    assert inherited(before, {1: 1, 2: 1, 3: 3, 4: 3, 5: 3, 6: 6}) == {1: 10, 3: 20, 6: 30}
    assert inherited(before, dict.fromkeys(range(1, 7), 1)) == {1: 10}
    assert inherited(before, {1: 1, 2: 1, 3: 3, 4: 1, 5: 1, 6: 6}, {1: 20}) == {1: 20, 3: 10, 6: 30}


def test_what_moved_together_is_told():
    before = {1: 10, 2: 10, 3: 20, 4: 20, 5: 20, 6: 20}
    after = {1: 20, 2: 20, 3: 20, 4: 20, 5: 40, 6: 40}
    assert changes(before, after, {20: 4, 40: 2}) == [Change("merged", 20, 10, (1, 2)), Change("split", 20, 40, (5, 6))]
    assert changes(before, before, {}) == []


def test_questions_about_one_subject_are_not_one_question():
    known = Frequencies(100, {"comb": 4, "jelly": 4, "rare": 1, "fossil": 1, "eat": 9, "plankton": 1, "swim": 3})
    subject = [{"comb": 1, "jelly": 1, **dict.fromkeys(rest, 1)} for rest in (
        ("rare", "fossil"), ("eat", "plankton"), ("swim", "depth"), ("size", "largest"),
    )]  # fmt: skip
    assert merely_of_one_subject(subject, known)
    asked = [{"hub": 1, "offline": 1, **dict.fromkeys(rest, 1)} for rest in (
        ("router",), ("router", "new"), ("router",), ("router", "amber"),
    )]  # fmt: skip
    assert not merely_of_one_subject(asked, Frequencies(100, {"hub": 40, "offline": 9, "router": 12}))
    assert not merely_of_one_subject([{"e-42": 1}] * 4, Frequencies(100, {"e-42": 4}))


def test_laying_straight_takes_out_what_all_have_in_common():
    dice = np.random.default_rng(5)
    raw = (dice.normal(size=(200, 16)) * 0.1 + np.r_[3.0, np.zeros(15)]).astype(np.float32)
    raw[100:] += np.r_[0, 0, 2.0, np.zeros(13)]  # another language
    languages = ["en"] * 100 + ["ru"] * 100
    known = restored(fit(raw, languages).stored())
    laid = straight(raw, languages, known)
    assert abs(float((laid[:100] @ laid[100:].T).mean())) < 0.05
    assert np.allclose(np.linalg.norm(laid, axis=1), 1, atol=1e-4)


def test_vectors_are_read_as_postgresql_sends_them():
    sent = b"\x00\x02\x00\x00" + np.array([0.5, -2], dtype=">f2").tobytes()
    assert from_halves([sent]).tolist() == [[0.5, -2.0]]


def test_an_endpoint_answers_in_any_order_and_nonsense_is_refused():
    rows = [{"index": 1, "embedding": [0, 2]}, {"index": 0, "embedding": [3, 4]}]
    assert vectors_from({"data": rows}, 2) == [[0.6, 0.8], [0.0, 1.0]]
    for wrong in ({"data": rows[:1]}, {"data": [{"index": 0, "embedding": [0, 0]}, *rows[:1]]}):
        with pytest.raises(ValueError, match="vector"):
            vectors_from(wrong, 2)


def test_who_has_it_too_weighs_less_than_who_asks_and_a_near_topic_stands_lower():
    asked = [Asking(str(number), NOW) for number in range(3)]
    echoed = [Asking(each.asker, each.at, echo=1.0) for each in asked]
    assert worth(asked, NOW) < worth(echoed, NOW) < worth([*asked, *echoed, Asking("x", NOW)], NOW) * 2
    assert standing(2.0, 0.25) == 1.5


def test_a_topic_rises_or_is_back_only_when_its_past_says_so():
    days = [NOW - timedelta(days=each) for each in range(160)]
    steady = trend(days[::7], NOW)
    assert steady.course == "steady"
    assert steady.low < 1 < steady.high
    rising = trend([*days[:14], days[60], days[120]], NOW)
    assert rising.course == "rising"
    assert rising.low > 1
    assert trend([*days[:4], days[150]], NOW).course == "returning"
    assert trend(days[:2], NOW).course == "steady"  # two questions say nothing yet
