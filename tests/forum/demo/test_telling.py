"""Telling a story: through the actions, at its own moments, and only in an empty forum."""

from datetime import timedelta

import pytest

from forum.accounts.actions import sign_in
from forum.demo.actions import PASSWORD, BrokenStory, NotEmpty, tell_story
from forum.demo.actions.telling import chapters_of
from forum.demo.story import Label, Person, Place, Step, Story, Tale, Written

HOUR = timedelta(hours=1)
ASKING = Written(
    "ask", "asha", 0 * HOUR,
    {
        "title": "Why is it wet?", "category": "talk", "tags": ["soil"], "body": "It rains on my feet.",
        "views": 12, "up": ["lin"],
    },
)  # fmt: skip
ANSWER = Written("answer", "lin", 1 * HOUR, {"id": "umbrella", "body": "Carry an umbrella, @asha.", "up": ["asha"]})
COMMENT = Written("comment", "asha", 2 * HOUR, {"on": "umbrella", "body": "It is raining sideways."})
EDIT = Written("edit", "lin", 3 * HOUR, {"post": "umbrella", "body": "Wear a raincoat.", "note": "Sideways rain"})
ACCEPT = Written("accept", "asha", 4 * HOUR, {"post": "umbrella"})
STORY = Story(
    people=(
        Person("asha", "Asha", 90 * HOUR, bio="Wet feet."),
        Person("lin", "Lin", 95 * HOUR, roles=("moderator",), time_zone="Asia/Tokyo"),
    ),
    places=(Place("talk", "Talk", "public", "Anything."),),
    labels=(Label("soil", "Under your nails."), Label("sky", "Above it.")),
    tales=(Tale("01-wet", 50 * HOUR, (ASKING, ANSWER, COMMENT, EDIT, ACCEPT)),),
)


def story_with(*lines):
    tale = STORY.tales[0]
    return Story(STORY.people, STORY.places, STORY.labels, (Tale(tale.slug, tale.ago, lines),))


async def row(database, sql, *args):
    async with database.reading() as session:
        return await session.fetchrow(sql, *args)


async def test_a_thread_is_told_with_its_dates(database):
    now = database.clock()
    database.clock = lambda: now
    played = await tell_story(database, STORY, {})
    assert played == {"ask": 1, "answer": 1, "comment": 1, "edit": 1, "accept": 1, "vote": 2, "views": 1}
    thread = await row(database, "SELECT * FROM threads")
    assert (thread["created_at"], thread["solved_at"]) == (now - 50 * HOUR, now - 46 * HOUR)
    assert (thread["title"], thread["tags"], thread["view_count"]) == ("Why is it wet?", ["soil"], 12)
    answer = await row(database, "SELECT * FROM posts WHERE kind = 'answer'")
    assert (answer["created_at"], answer["edited_at"]) == (now - 49 * HOUR, now - 47 * HOUR)
    assert (answer["body_source"], answer["version"], answer["score"]) == ("Wear a raincoat.", 2, 1)


async def test_people_join_verified_with_roles_zone_and_the_demonstrations_password(database):
    await tell_story(database, STORY, {})
    lin = await row(database, "SELECT * FROM users WHERE name = 'lin'")
    assert (lin["roles"], lin["time_zone"]) == (["moderator"], "Asia/Tokyo")
    assert lin["verified_at"] == lin["created_at"]
    assert await sign_in(database, "lin@fenwillow.example", PASSWORD) == lin["id"]


async def test_tags_have_their_descriptions(database):
    await tell_story(database, STORY, {})
    soil = await row(database, "SELECT description FROM tags WHERE name = 'soil'")
    assert soil["description"] == "Under your nails."


async def test_listeners_have_heard_everything_and_no_mail_went_out(database):
    await tell_story(database, STORY, {})
    waiting = await row(database, "SELECT count(*) AS n FROM events WHERE relayed_at IS NULL")
    told = await row(database, "SELECT count(*) AS n FROM notifications")
    mails = await row(database, "SELECT count(*) AS n FROM mail_waits")
    deaf = await row(database, "SELECT count(*) AS n FROM users WHERE NOT mail_notices")
    assert (waiting["n"], mails["n"], deaf["n"]) == (0, 0, 0)
    assert told["n"] > 0


async def test_a_neighbours_verb_hears_who_and_which_post_and_a_missing_one_is_left_out(database):
    heard = []

    async def flag(_session, actor, step):
        heard.append((actor.name, step.text("reason"), step.thread_id > 0, step.post_id > 0, step.user_id > 0))

    told = story_with(ASKING, Written("flag", "lin", 1 * HOUR, {"reason": "rude", "person": "asha"}))
    await tell_story(database, told, {"flag": flag})
    assert heard == [("lin", "rude", True, True, True)]


async def test_a_source_named_in_a_body_arrives_as_the_id_of_its_post(database):
    heard = []

    async def write_up(_session, _actor, step):
        heard.append((step.text("body"), step.post_id))

    words = {"post": "umbrella", "body": "Rain needs cover. [[01-wet/umbrella]]"}
    told = story_with(ASKING, ANSWER, Written("write_up", "lin", 2 * HOUR, words))
    await tell_story(database, told, {"write_up": write_up})
    [(body, post_id)] = heard
    assert body == f"Rain needs cover. [post:{post_id}]"


async def test_without_the_neighbour_its_steps_are_left_out(database):
    told = story_with(ASKING, Written("flag", "lin", 1 * HOUR, {"reason": "rude"}))
    assert "flag" not in await tell_story(database, told, {})


async def test_it_is_told_once(database):
    await tell_story(database, STORY, {})
    with pytest.raises(NotEmpty, match="The forum has threads already"):
        await tell_story(database, STORY, {})


async def test_it_does_not_mix_with_people_who_are_there(database, people):
    await people.asha()
    with pytest.raises(NotEmpty, match=r"These names of the demonstration are taken: asha\."):
        await tell_story(database, STORY, {})


async def test_what_the_forum_refuses_is_told_with_the_name_of_the_thread(database):
    told = story_with(ASKING, ANSWER, Written("vote", "lin", 2 * HOUR, {"post": "umbrella", "value": 1}))
    with pytest.raises(BrokenStory, match="01-wet: vote by lin was refused"):
        await tell_story(database, told, {})


def test_a_chapter_begins_with_each_question_and_each_decision():
    steps = [Step(timedelta(), do) for do in ("ask", "vote", "vote", "hide", "vote", "ask")]
    cut = [[step.do for step in chapter] for chapter in chapters_of(steps, {"hide"})]
    assert cut == [["ask", "vote", "vote"], ["hide", "vote"], ["ask"]]
