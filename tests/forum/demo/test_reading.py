"""Reading the content from its files."""

from datetime import timedelta

import pytest

from forum.demo.reading import BadContent, read_story

PEOPLE = '[[person]]\nname = "asha"\ndisplay_name = "Asha"\njoined = "9d"\nroles = ["moderator"]\n'
LAYOUT = """
[[category]]
slug = "talk"
name = "Talk"
visibility = "public"
description = "Anything."

[[tag]]
name = "soil"
description = "Under your nails."
"""
THREAD = """
title = "Why is it wet?"
category = "talk"
tags = ["soil"]
by = "asha"
ago = "5d 2h"
up = ["bo"]
body = "It rains."

[[step]]
do = "answer"
id = "umbrella"
by = "bo"
after = "3h"
body = "Carry an umbrella."

[[step]]
do = "accept"
post = "umbrella"
by = "asha"
after = "4h"
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "threads").mkdir()
    (tmp_path / "people.toml").write_text(PEOPLE)
    (tmp_path / "categories.toml").write_text(LAYOUT)
    (tmp_path / "threads" / "01-wet.toml").write_text(THREAD)
    return tmp_path


def test_people_places_and_threads_are_read(folder):
    story = read_story(folder)
    assert [(person.name, person.joined, person.roles) for person in story.people] == [
        ("asha", timedelta(days=9), ("moderator",))
    ]
    assert [place.slug for place in story.places] == ["talk"]
    assert [label.name for label in story.labels] == ["soil"]
    assert [tale.slug for tale in story.tales] == ["01-wet"]


def test_a_thread_is_its_asking_and_then_its_steps(folder):
    tale = read_story(folder).tales[0]
    assert [(line.do, line.by, line.on) for line in tale.written] == [
        ("ask", "asha", "question"),
        ("answer", "bo", "umbrella"),
        ("accept", "asha", "umbrella"),
    ]
    assert tale.ago == timedelta(days=5, hours=2)
    assert tale.asking.names("up") == ["bo"]


@pytest.mark.parametrize(
    "broken, complaint",
    [
        (THREAD.replace('title = "Why is it wet?"', ""), "01-wet.toml: 'title' is missing"),
        (THREAD.replace("5d 2h", "last week"), '01-wet.toml: "last week" is not a length of time'),
        (THREAD.replace("up =", "upp ="), "01-wet.toml: nobody understands upp"),
        (THREAD.replace("]", "", 1), "01-wet.toml: "),
    ],
)
def test_what_cannot_be_read_is_told_with_the_name_of_the_file(folder, broken, complaint):
    (folder / "threads" / "01-wet.toml").write_text(broken)
    with pytest.raises(BadContent) as refusal:
        read_story(folder)
    assert complaint in str(refusal.value)


def test_an_unknown_word_about_a_person_is_refused(folder):
    (folder / "people.toml").write_text(PEOPLE + 'role = "admin"\n')
    with pytest.raises(BadContent, match=r"people.toml: nobody understands role"):
        read_story(folder)
