"""How the steps of all threads fall into one line of time."""

from datetime import timedelta

from forum.demo.order import steps_of
from forum.demo.story import Person, Place, Story, Tale, Written

DAY = timedelta(days=1)
CORE = ("ask", "answer", "vote", "me_too", "follow", "lock", "hide", "views")


def asking(**words):
    return Written("ask", "asha", 0 * DAY, {"title": "Wet?", "category": "talk", "body": "It rains.", **words})


def story_of(*tales, joined=()):
    names = {"asha": 90 * DAY, "bo": 90 * DAY, "cleo": 90 * DAY, **dict(joined)}
    people = tuple(Person(name, name.title(), moment) for name, moment in names.items())
    return Story(people, (Place("talk", "Talk", "public", ""),), (), tales)


def test_steps_of_two_threads_interleave_in_time():
    old = Tale("01-old", 9 * DAY, (asking(), Written("answer", "bo", 5 * DAY, {"id": "late", "body": "!"})))
    new = Tale("02-new", 6 * DAY, (asking(),))
    told = [(step.tale, step.do) for step in steps_of(story_of(old, new), CORE)]
    assert told == [("01-old", "ask"), ("02-new", "ask"), ("01-old", "answer")]


def test_votes_follow_their_post_and_lie_in_the_past():
    tale = Tale("01", 2 * DAY, (asking(up=["bo"], down=["cleo"]),))
    votes = [step for step in steps_of(story_of(tale), CORE) if step.do == "vote"]
    assert {(step.by, step.words["value"]) for step in votes} == {("bo", 1), ("cleo", -1)}
    assert all(-2 * DAY < step.at < 0 * DAY for step in votes)


def test_votes_on_a_thread_of_this_minute_still_lie_in_the_past():
    tale = Tale("01", timedelta(minutes=2), (asking(up=["bo", "cleo"], me_too=["bo"]),))
    assert all(step.at < 0 * DAY for step in steps_of(story_of(tale), CORE))


def test_nobody_votes_before_joining():
    tale = Tale("01", 30 * DAY, (asking(up=["bo"], me_too=["bo"]),))
    told = steps_of(story_of(tale, joined=[("bo", 3 * DAY)]), CORE)
    assert all(step.at > -3 * DAY for step in told if step.by == "bo")


def test_nobody_votes_on_a_hidden_post_or_in_a_locked_thread():
    hidden = Written("hide", "bo", 1 * DAY, {"post": "rude"})
    rude = Written("answer", "asha", timedelta(hours=23), {"id": "rude", "body": "!", "down": ["bo", "cleo"]})
    locked = Tale("01", 9 * DAY, (asking(up=["bo", "cleo"]), rude, hidden, Written("lock", "bo", 2 * DAY)))
    votes = [step for step in steps_of(story_of(locked), CORE) if step.do == "vote"]
    assert max(step.at for step in votes if step.on == "rude") < -8 * DAY
    assert max(step.at for step in votes if step.on == "question") < -7 * DAY


def test_verbs_that_nobody_knows_are_left_out_and_so_is_a_thread_that_needs_one():
    spam = Tale("02-spam", 3 * DAY, (asking(),), needs="reject")
    flagged = Tale("01", 9 * DAY, (asking(), Written("flag", "bo", 1 * DAY)))
    assert {step.do for step in steps_of(story_of(flagged, spam), CORE)} == {"ask"}
    with_moderation = steps_of(story_of(flagged, spam), (*CORE, "flag", "reject"))
    assert [step.tale for step in with_moderation] == ["01", "01", "02-spam"]


def test_the_same_content_is_always_laid_out_alike():
    tale = Tale("01", 20 * DAY, (asking(up=["bo", "cleo"], me_too=["bo", "cleo"], follows=["cleo"]),))
    assert steps_of(story_of(tale), CORE) == steps_of(story_of(tale), CORE)
