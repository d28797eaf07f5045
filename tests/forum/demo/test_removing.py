"""Taking the demonstration away: all of it, and nothing else."""

from dataclasses import replace

import pytest

from forum.actor import SYSTEM
from forum.comments.actions import post_comment
from forum.demo.actions import remove_demonstration, tell_story
from forum.demo.doors import is_at_home, shut_doors
from forum.demo.queries import columns, standing
from forum.demo.reach import reaches
from forum.demo.reading import read_story
from forum.errors import Refused
from forum.extension import gather
from forum.threads.actions import accept_answer
from forum.votes.actions import cast_vote
from reputation.book.recount import recount
from tests.security.digests import rows

PACKAGES = ("moderation", "reputation", "kb_bridge")
# The log of what real people did stays, and how words are spelled.
REST = ("events", "jobs", "site", "submissions", "mails", "limits", "search_words")


@pytest.fixture
def house(app):
    return app.state.house


async def small_story(database):
    """Some of the demonstration: its people, and the threads that ask the same again and again."""
    story = read_story()
    wanted = ("01", "02", "12", "27", "30", "32", "35", "38", "41", "25")
    tales = tuple(tale for tale in story.tales if tale.slug[:2] in wanted)
    verbs = {name: verb for extension in gather(PACKAGES) for name, verb in extension.demo_verbs.items()}
    scenes = [scene for extension in gather(PACKAGES) for scene in extension.demo_scenes]
    await tell_story(database, replace(story, tales=tales), verbs, scenes=scenes)


async def test_afterwards_every_table_is_as_if_it_had_never_been_there(
    database, house, people, scene, settle, monkeypatch
):
    asha, lin = await people.asha(), await people.lin()
    asked = await scene.ask(asha, "Which hose fits the tap?", tags=["hose"])
    answered = await scene.answer(lin, asked.thread_id)
    await settle()
    async with database.writing() as session:  # the cast begins with numbers that no event tells of
        await session.fetchval("UPDATE users SET reputation = 0")
    before = await rows(database)
    await tell_beside(database, monkeypatch)
    assert (await rows(database))["threads"] != before["threads"]
    await remove_demonstration(house, SYSTEM)
    after = await rows(database)
    assert [name for name in after if after[name] != before[name] and name not in REST] == []
    assert answered.post_id == await scene.value("SELECT max(id) FROM posts")


async def tell_beside(database, monkeypatch):
    """The demonstration wants an empty forum: here it is told beside what is there."""
    monkeypatch.setattr("forum.demo.actions.telling.has_threads", nobody)
    await small_story(database)


async def nobody(_session) -> bool:
    return False


async def test_what_real_people_gave_and_got_is_counted_by_what_is_left(database, house, people, scene, settle):
    await small_story(database)
    asha, lin, ada = await people.asha(), await people.lin(), await people.ada()
    await settle()
    async with database.writing() as session:  # the cast begins with numbers that no event tells of
        await session.fetchval("UPDATE users SET reputation = 0 WHERE email LIKE '%example.com'")
    asked = await scene.ask(asha, "Which hose fits the tap?", category="our-own")
    answered = await scene.answer(lin, asked.thread_id)
    pips = await actor_named(database, "pips")
    theirs = await scene.answer(pips, asked.thread_id, "Any hose of three quarters of an inch.")
    async with database.writing() as session:
        await cast_vote(session, pips, answered.post_id, 1)
        await cast_vote(session, asha, answered.post_id, 1)
        await post_comment(session, pips, answered.post_id, "True, I tried it.")
        await accept_answer(session, asha, theirs.post_id)
    await settle()
    async with database.reading() as session:
        found = await standing(session)
    assert (found.replies, found.elsewhere) == (0, 1)
    await remove_demonstration(house, ada)
    thread = await scene.value("SELECT array[answer_count, me_too_count, (solved_at IS NULL)::int] FROM threads")
    assert thread == [1, 0, 1]
    assert await scene.value("SELECT array[score, comment_count] FROM posts WHERE id = $1", answered.post_id) == [1, 0]
    assert await scene.value("SELECT reputation FROM users WHERE name = 'lin'") == 10
    assert await scene.value("SELECT count(*) FROM users") == 3
    async with database.reading() as session:
        assert (await recount(session)).drift == 0


async def test_posts_of_real_people_are_counted_and_taken_only_when_that_is_said(database, house, people, scene):
    await small_story(database)
    lin, ada = await people.lin(), await people.ada()
    thread_id = await scene.value("SELECT min(id) FROM threads WHERE kind = 'question' AND state = 'published'")
    await scene.answer(lin, thread_id, "It helped me to wait for a minute.")
    with pytest.raises(Refused) as refused:
        await remove_demonstration(house, ada)
    assert str(refused.value.message).startswith("1 post of somebody real")
    assert await scene.value("SELECT demo FROM site")
    await remove_demonstration(house, ada, with_replies=True)
    assert await scene.value("SELECT count(*) FROM posts") == 0
    assert await scene.value("SELECT count(*) FROM users") == 2


async def test_every_page_says_what_it_is_and_the_admin_removes_it_by_typing_the_name(
    database, app, client, client_as, people, scene
):
    await small_story(database)
    assert "A demonstration" in (await client.get("/")).text
    assert "talkoot demo --remove" in (await client.get("/demonstration")).text
    admin = await client_as(await people.ada())
    assert "made-up people" in (await admin.get("/admin/demo")).text
    assert (await admin.post("/admin/demo", data={"name": "Another"})).status_code == 422
    assert await scene.value("SELECT count(*) FROM threads") > 0
    assert (await admin.post("/admin/demo", data={"name": "talkoot"})).status_code == 303
    assert await scene.value("SELECT count(*) FROM threads") == 0
    assert "A demonstration" not in (await client.get("/")).text
    assert (await client.get("/demonstration")).status_code == 404


async def test_its_own_admin_cannot_saw_off_the_branch(database, house, client_as, scene):
    await small_story(database)
    helmi = await actor_named(database, "helmi")
    page = await (await client_as(helmi)).get("/admin/demo")
    assert "You are part of the demonstration yourself" in page.text
    with pytest.raises(Refused):
        await remove_demonstration(house, helmi)
    await remove_demonstration(house, SYSTEM)
    assert await scene.value("SELECT count(*) FROM users") == 0


async def test_where_others_can_reach_it_its_accounts_have_a_password_that_nobody_knows(database, client, settings):
    await small_story(database)
    known = {"login": "pips", "password": "talkoot-demo"}
    assert (await client.post("/sign-in", data=known)).status_code == 303
    client.cookies.clear()
    async with database.writing() as session:
        fresh = await shut_doors(session)
    assert (await client.post("/sign-in", data=known)).status_code == 422
    assert (await client.post("/sign-in", data=known | {"password": fresh})).status_code == 303
    for change in ({"host": "0.0.0.0"}, {"base_url": "https://forum.example"}):
        assert not is_at_home(replace(settings, **({"host": "127.0.0.1", "base_url": "http://localhost"} | change)))
    assert is_at_home(replace(settings, host="127.0.0.1", base_url="http://127.0.0.1:8000"))


async def test_no_table_that_speaks_of_people_or_threads_is_out_of_reach(database):
    """A table that a package adds is reached by its foreign keys."""
    async with database.reading() as session:
        found, every = reaches(await columns(session)), await columns(session)
    pointing = {each.table for each in every if each.target in ("users", "threads", "posts", "comments", "articles")}
    assert pointing - set(found) == set()


async def actor_named(database, name):
    from forum.accounts.queries import actor_by_id

    async with database.reading() as session:
        return await actor_by_id(session, await session.fetchval("SELECT id FROM users WHERE name = $1", name))
