"""Drafts: what is taken, from whom, and in which order."""

from datetime import UTC, datetime, timedelta
from typing import Any

from kb_bridge.drafting import Section, Voice, draft, language, ways
from kb_bridge.similarity import Frequencies
from tests.kb_bridge.conftest import ANSWER, OFFLINE

KNOWN = Frequencies(50, {"hub": 30, "router": 12, "offlin": 10, "new": 15})
TITLES = {number: title for number, (title, _body) in enumerate(OFFLINE, 1)}


def voice(post_id: int, thread_id: int, body: str, **traits: Any) -> Voice:
    return Voice(post_id, thread_id, body, datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=post_id), **traits)


QUESTIONS = [voice(number, number, body, is_question=True) for number, (_title, body) in enumerate(OFFLINE, 1)]


def made(*answers: Voice) -> dict[str, Section]:
    return {section.name: section for section in draft([*QUESTIONS, *answers], TITLES, KNOWN)}


def test_every_quote_stands_in_the_post_that_it_names():
    answers = [voice(11, 1, ANSWER, is_accepted=True), voice(12, 2, "Or switch 5 GHz off on the router for a minute.")]
    bodies = {each.post_id: " ".join(each.body.split()).casefold() for each in [*QUESTIONS, *answers]}
    found = [quote for section in made(*answers).values() for quote in section.quotes if quote.kind != "when"]
    assert found
    for quote in found:
        assert " ".join(quote.text.split()).casefold().rstrip(".") in bodies[quote.post_id]


def test_the_problem_is_told_by_different_people_and_the_way_out_by_answers():
    sections = made(voice(11, 1, ANSWER, is_accepted=True))
    assert list(sections) == ["see", "do"]
    told_by = [quote.thread_id for quote in sections["see"].quotes]
    assert len(told_by) == len(set(told_by)) > 1
    assert {quote.post_id for quote in sections["do"].quotes} == {11}


def test_steps_come_whole_in_source_order_and_without_courtesies_and_addresses():
    quotes = made(voice(11, 1, ANSWER, is_accepted=True))["do"].quotes
    assert [quote.kind for quote in quotes] == ["sentence", "list", "sentence"]
    assert quotes[1].text.startswith("To teach it the new one:\n\n1. Hold")
    everything = " ".join(quote.text for quote in quotes)
    assert "Good luck" not in everything
    assert "lin@example.com" not in everything


def test_accepted_and_staff_and_votes_weigh():
    plain = voice(1, 1, "x")
    assert voice(1, 1, "x", is_accepted=True).weight == 3
    assert voice(1, 1, "x", is_staff=True).weight == 2
    assert voice(1, 1, "x", votes=1).weight == 1
    assert voice(1, 1, "x", votes=20).weight > voice(1, 1, "x", votes=2).weight > plain.weight > 0
    assert voice(1, 1, "x", votes=-1).weight == 0
    assert voice(1, 1, "x", votes=-1, is_accepted=True).weight == 3


def test_the_answer_that_people_vouch_for_comes_first_and_what_was_voted_down_not_at_all():
    good = voice(11, 1, "Hold the setup button of the hub until the light is violet.", is_accepted=True)
    same = voice(12, 2, "Hold the setup button of the hub, the light turns violet, then choose the router.", votes=3)
    bad = voice(13, 3, "Hit the hub with a hammer until the router is offline.", votes=-2)
    quotes = made(same, bad, good)["do"].quotes
    assert quotes[0].post_id == 11
    assert 13 not in {quote.post_id for section in made(same, bad, good).values() for quote in section.quotes}


def test_a_sentence_that_names_somebody_of_the_thread_gives_way():
    body = "I did what Bram wrote about the router. The hub is offline since the new router came."
    questions = [voice(1, 1, body, is_question=True, author="Pippa Lang")]
    answer = voice(2, 1, ANSWER, is_accepted=True, author="Bram Visser")
    see = draft([*questions, answer], TITLES, KNOWN)[0]
    assert [quote.text for quote in see.quotes] == ["The hub is offline since the new router came."]


def test_what_was_said_before_is_not_said_again():
    steps = "Hold the setup button of the hub for 8 seconds."
    quotes = made(voice(11, 1, steps, is_accepted=True), voice(12, 2, steps, votes=5))["do"].quotes
    assert [quote.text for quote in quotes] == [steps]


def test_different_advice_becomes_a_variant_under_the_question_that_it_answers():
    main = voice(11, 1, "Hold the setup button of the hub until violet, then choose the Wi-Fi.", is_accepted=True)
    other = voice(12, 4, "Your provider blocks port 8883, ask them to open it.", is_accepted=True)
    variants = made(main, other)["variants"].quotes
    assert [quote.kind for quote in variants] == ["when", "sentence"]
    assert variants[0].text == TITLES[4]
    assert {quote.post_id for quote in variants} == {12}


def test_ways_do_not_depend_on_the_order_of_answers():
    answers = [voice(number, number, f"{ANSWER} {number}") for number in range(11, 15)]
    answers.append(voice(20, 5, "Ask the provider to open port 8883."))
    one, other = ways(answers, KNOWN), ways(answers[::-1], KNOWN)
    assert [[each.post_id for each in group] for group in one] == [[each.post_id for each in group] for group in other]
    assert [len(group) for group in one] == [4, 1]


def test_without_answers_or_words_there_is_little_or_nothing():
    assert list(made()) == ["see"]
    assert draft([], {}, KNOWN) == []
    empty = [voice(1, 1, "", is_question=True), voice(2, 1, "", is_accepted=True), voice(3, 1, "🙂", votes=2)]
    assert draft(empty, {1: ""}, KNOWN) == []


def test_drafts_can_be_made_in_russian_and_romanian():
    russian = [
        voice(1, 1, "Здравствуйте! Хаб не в сети после замены роутера. Что делать?", is_question=True),
        voice(2, 1, "Привет! Удерживайте кнопку хаба 8 секунд. Затем выберите сеть роутера. Удачи!", is_accepted=True),
    ]
    quotes = {section.name: section.quotes for section in draft(russian, {1: "Хаб не в сети"}, KNOWN)}
    assert [quote.text for quote in quotes["do"]] == [
        "Удерживайте кнопку хаба 8 секунд.",
        "Затем выберите сеть роутера.",
    ]
    assert language([each.body for each in russian]) == "ru"
    romanian = voice(2, 1, "Bună! Țineți apăsat butonul hub-ului 8 secunde. Mulțumesc!", is_accepted=True)
    assert [quote.text for quote in made(romanian)["do"].quotes] == ["Țineți apăsat butonul hub-ului 8 secunde."]
    assert language([romanian.body, "Cum se resetează hub-ul?"]) == "ro"
    assert language([]) == "en"


def test_the_same_threads_give_the_same_draft():
    answers = [voice(number, number % 5 + 1, f"{ANSWER} {number}", votes=number) for number in range(11, 30)]
    assert draft([*QUESTIONS, *answers], TITLES, KNOWN) == draft([*QUESTIONS, *answers], dict(TITLES), KNOWN)
