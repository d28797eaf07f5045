"""What the checks complain about: a small story that is right, and one change at a time that makes it wrong."""

from dataclasses import replace
from datetime import timedelta

import pytest

from forum.demo.checks import complaints
from forum.demo.story import Label, Person, Place, Story, Tale, Written

HOUR = timedelta(hours=1)
ASKING = Written("ask", "asha", 0 * HOUR, {"title": "Wet?", "category": "talk", "tags": ["soil"], "body": "It rains."})
ANSWER = Written("answer", "bo", 1 * HOUR, {"id": "umbrella", "body": "Carry an umbrella.", "up": ["asha"]})
ACCEPT = Written("accept", "asha", 2 * HOUR, {"post": "umbrella"})
STORY = Story(
    people=(Person("asha", "Asha", 90 * HOUR), Person("bo", "Bo", 80 * HOUR)),
    places=(Place("talk", "Talk", "public", ""),),
    labels=(Label("soil", ""),),
    tales=(Tale("01-wet", 50 * HOUR, (ASKING, ANSWER, ACCEPT)),),
)


def with_lines(*lines):
    return replace(STORY, tales=(replace(STORY.tales[0], written=lines),))


def with_people(*people):
    return replace(STORY, people=people)


def said(line, **words):
    return replace(line, words={**line.words, **words})


def test_a_sound_story_gets_no_complaint():
    assert complaints(STORY) == []


@pytest.mark.parametrize(
    "story, complaint",
    [
        (with_lines(ASKING, replace(ANSWER, by="cleo")), "01-wet: nobody is called cleo"),
        (with_lines(ASKING, said(ANSWER, up=["cleo"])), "01-wet: nobody is called cleo"),
        (with_lines(ASKING, said(ANSWER, up=["bo"])), "01-wet: bo votes for their own post"),
        (with_lines(ASKING, said(ANSWER, down=["asha"])), "01-wet: asha votes up and down"),
        (with_lines(ASKING, said(ANSWER, up=["asha", "asha"])), "01-wet: asha stands twice in up"),
        (with_lines(ASKING, said(ANSWER, body="  ")), "01-wet: answer of bo has no body"),
        (with_lines(ASKING, replace(ANSWER, words={"body": "Hm."})), "01-wet: an answer of bo has no id"),
        (with_lines(ASKING, ANSWER, ANSWER), "01-wet: there are two of the post umbrella"),
        (with_lines(ASKING, ACCEPT), "01-wet: accept of asha is about umbrella, which is not there yet"),
        (with_lines(ASKING, replace(ANSWER, after=3 * HOUR), ACCEPT), "accept of asha stands after what happens later"),
        (with_lines(ASKING, replace(ANSWER, after=50 * HOUR)), "01-wet: answer of bo lies in the future"),
        (with_lines(said(ASKING, category="news")), "01-wet: there is no category news"),
        (with_lines(said(ASKING, tags=["rain"])), "01-wet: there is no tag rain"),
        (with_lines(ASKING, Written("duplicate", "bo", 1 * HOUR, {"of": "01-wet"})), "01-wet is not an earlier thread"),
        (with_people(STORY.people[0], Person("bo", "Bo", 20 * HOUR)), "01-wet: bo does answer before joining"),
        (with_people(*STORY.people, STORY.people[0]), "there are two of the person asha"),
    ],
)
def test_what_cannot_have_happened_is_named(story, complaint):
    assert any(complaint in each for each in complaints(story))
