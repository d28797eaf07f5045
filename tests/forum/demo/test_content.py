"""The demonstration community that comes with the package: whole, varied, and asking three things again and again."""

import re
from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest

from forum.demo.checks import complaints
from forum.demo.order import steps_of
from forum.demo.reading import read_story
from forum.markup import render_now
from forum.threads.bodies import clean_body
from forum.threads.tag_names import clean_tags
from forum.threads.titles import clean_title

OF_THE_CORE = {"ask", "answer", "comment", "accept", "solve", "edit", "duplicate", "follow"}
OF_NEIGHBOURS = {"flag", "approve", "reject", "hide", "lock", "warn", "suspend", "accept_proposal"}
RECURRING = {
    "offline after a new router": ("27", "30", "32", "35", "38", "41", "44"),
    "update stuck with E-42": ("28", "31", "34", "36", "39", "42"),
    "charged twice": ("06", "08", "10", "12", "14", "16"),
}


@pytest.fixture(scope="module")
def story():
    return read_story()


def test_nothing_in_it_is_impossible(story):
    assert complaints(story) == []


def test_every_verb_is_one_that_somebody_understands(story):
    assert story.verbs == OF_THE_CORE | OF_NEIGHBOURS


def test_everything_written_keeps_to_the_limits_of_the_forms(story):
    names = {person.name for person in story.people}
    for line in (line for tale in story.tales for line in tale.written):
        if "title" in line.words:
            assert clean_title(line.words["title"])
        assert len(clean_tags(line.names("tags"))) <= 5
        if "body" in line.words:
            assert set(render_now(clean_body(line.words["body"])).mentions) <= names


@pytest.mark.parametrize("what", RECURRING)
def test_what_recurs_is_asked_by_at_least_five_people_within_the_window(story, what):
    tales = [tale for tale in story.tales if tale.slug[:2] in RECURRING[what]]
    assert len(tales) == len(RECURRING[what])
    assert len({tale.asking.by for tale in tales}) == len(tales) >= 5
    newest = min(tale.ago for tale in tales)
    assert sum(tale.ago - newest < timedelta(days=180) for tale in tales) >= 5
    assert all("answer" in [line.do for line in tale.written] for tale in tales)
    assert sum("accept" in [line.do for line in tale.written] for tale in tales) >= 3


def test_open_proposals_are_ripe_today(story):
    for what in ("offline after a new router", "update stuck with E-42"):
        tales = [tale for tale in story.tales if tale.slug[:2] in RECURRING[what]]
        assert sum(tale.ago < timedelta(days=175) for tale in tales) >= 5


def test_it_spans_a_year_and_a_half_and_reaches_today(story):
    asked = sorted(tale.ago for tale in story.tales)
    assert asked[0] < timedelta(days=1)
    assert asked[-1] > timedelta(days=530)
    assert max(later - sooner for sooner, later in pairwise(asked)) < timedelta(days=60)


def test_it_is_told_in_three_languages(story):
    cyrillic = [tale for tale in story.tales if re.search("[а-яё]", tale.asking.words["title"])]
    romanian = [tale for tale in story.tales if re.search("[ăâîșț]", f"{tale.asking.words}")]
    assert (len(cyrillic), len(romanian)) == (30, 20)
    assert len({tale.asking.by for tale in cyrillic}) >= 7
    assert len({tale.asking.by for tale in romanian}) >= 6


def test_it_shows_solved_and_unsolved_unanswered_and_long_threads(story):
    questions = [tale for tale in story.tales if tale.asking.words.get("kind", "question") == "question"]
    answers = {tale.slug: sum(line.do == "answer" for line in tale.written) for tale in story.tales}
    solved = [tale for tale in questions if {"accept", "solve"} & {line.do for line in tale.written}]
    assert 20 <= len(solved) <= len(questions) - 6
    assert sum(answers[tale.slug] == 0 for tale in questions) >= 2
    assert max(answers.values()) >= 12
    moved = [tale for tale in questions if len({line.on for line in tale.written if line.do == "accept"}) > 1]
    assert moved


def test_the_cast_has_every_role_and_many_places(story):
    roles = Counter(role for person in story.people for role in person.roles)
    assert roles["admin"] == 1
    assert roles["moderator"] == 2
    assert roles["kb_editor"] == 2
    assert len({person.time_zone for person in story.people}) > 20


def test_people_who_help_collect_votes(story):
    steps = steps_of(story, {*OF_THE_CORE, *OF_NEIGHBOURS, "vote"})
    posts = [(tale.slug, line) for tale in story.tales for line in tale.written if line.do in ("ask", "answer")]
    authors = {(slug, line.on): line.by for slug, line in posts}
    scores: Counter[str] = Counter()
    for step in steps:
        if step.do == "vote":
            scores[authors[step.tale, step.on]] += step.number("value")
    assert sum(score >= 20 for score in scores.values()) >= 6
    assert scores["gregor_h"] < 0
