"""Templates: places that are filled, names that nobody knows, what was made of them, and who may use them."""

from collections.abc import Awaitable, Callable

import pytest

from forum.actor import Actor
from forum.database import Database
from forum.errors import Invalid
from forum.threads.actions import accept_answer, post_answer
from moderation.replies.actions import Wording, keep_reply
from moderation.replies.queries import kept_replies, replies_for
from moderation.replies.variables import filled, unknown_in
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]
KEEP = {"title": "Restart", "body": "Hello {{person}}, restart the {{ Hub model | hub }}."}


def test_places_are_filled_in_whatever_case_and_what_is_not_known_stays() -> None:
    text = filled("Hi {{Person}}: {{hub model|your hub}}, {{Version}}.", {"person": "Asha", "Hub model": ""})
    assert text.text == "Hi Asha: your hub, {{Version}}."
    assert text.missing == ("Version",)


def test_what_people_wrote_makes_no_link_of_an_answer_of_staff() -> None:
    said = filled("{{person}}", {"person": "[me](http://bad.example)\n# Big"}).text
    assert said == "\\[me\\](http://bad.example) \\# Big"


def test_names_that_nothing_could_fill_are_found_as_they_were_written() -> None:
    assert unknown_in("{{person}} {{Firmware}} {{firmware}} {{Hub model}}", ["hub model"]) == ["Firmware", "firmware"]
    assert unknown_in("no {{ }} places, { {person} } and {{{{", []) == []


async def keep(database: Database, actor: Actor, **values: object) -> int:
    async with database.writing() as session:
        return await keep_reply(session, actor, Wording(**{"title": "One", "body": "Text", **values}))  # type: ignore[arg-type]


async def test_an_unknown_name_is_an_error_at_the_field_and_the_text_is_kept(people: Cast, client_as: ClientAs) -> None:
    mo = await client_as(await people.mo())
    wrong = await mo.post("/mod/replies", data={"title": "Restart", "body": "Hello {{persn}}"})
    assert wrong.status_code == 422
    assert "{{persn}}" in wrong.text
    assert "Nothing is known by this name" in wrong.text
    assert (await mo.post("/mod/replies", data=KEEP)).status_code == 422  # no form asks for a hub model


async def test_a_trial_shows_how_it_reads_in_a_real_thread(scene: Scene, people: Cast, client_as: ClientAs) -> None:
    asha = await people.asha()
    asked = await scene.ask(asha)
    mo = await client_as(await people.mo())
    tried = {"title": "", "body": "Hello {{person}}, **restart**.", "deed": "show"}
    shown = await mo.post("/mod/replies", data={**tried, "thread": f"/t/{asked.thread_id}"})
    assert shown.status_code == 200
    assert f"Hello {asha.display_name}, <strong>restart</strong>." in shown.text
    assert (await mo.post("/mod/replies", data={**tried, "thread": "999999"})).status_code == 422
    assert await scene.value("SELECT count(*) FROM canned_replies") == 0


async def test_a_template_is_put_into_the_text_and_its_answer_is_counted(
    database: Database, scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    asha, mo = await people.asha(), await people.mo()
    asked = await scene.ask(asha)
    reply_id = await keep(database, mo, body="Hello {{person}}.")
    browser = await client_as(mo)
    assert "Put it in the text" in (await browser.get(f"/t/{asked.thread_id}", follow_redirects=True)).text
    typed = {"place": f"answer:{asked.thread_id}", "body": "My own words.", "pick": str(reply_id)}
    put = await browser.post("/mod/replies/insert", data=typed)
    assert put.headers["location"] == f"/t/{asked.thread_id}/answer?draft=1"
    page = (await browser.get(put.headers["location"])).text
    assert f"My own words.\n\nHello {asha.display_name}." in page
    assert f'name="template" value="{reply_id}"' in page
    sent = {"body": "My own words. Hello.", "template": str(reply_id)}
    assert (await browser.post(f"/t/{asked.thread_id}/answer", data=sent)).status_code == 303
    assert await scene.value("SELECT user_id FROM reply_uses WHERE reply_id = $1", reply_id) == mo.id


async def test_only_threads_solved_afterwards_count_and_deleted_answers_do_not(
    database: Database, scene: Scene, people: Cast
) -> None:
    asha, mo = await people.asha(), await people.mo()
    reply_id = await keep(database, mo)
    for solved in (True, False):
        asked = await scene.ask(asha, title=f"The hub is offline {solved}")
        async with database.writing() as session:
            made = await post_answer(session, mo, asked.thread_id, "Hold the button.", template_id=reply_id)
        if solved:
            async with database.writing() as session:
                await accept_answer(session, asha, made.post_id)
    async with database.reading() as session:
        (line,) = await kept_replies(session, mo)
    assert (line.used, line.solves.part, line.solves.whole) == (2, 1, 2)


async def test_what_a_customer_sends_along_is_no_use(database: Database, scene: Scene, people: Cast) -> None:
    reply_id = await keep(database, await people.mo())
    asked = await scene.ask(await people.asha())
    async with database.writing() as session:
        await post_answer(session, await people.bo(), asked.thread_id, "Hold the button.", template_id=reply_id)
    assert await scene.value("SELECT count(*) FROM reply_uses") == 0


async def test_the_threads_language_and_category_come_first(database: Database, scene: Scene, people: Cast) -> None:
    mo, help_id, other = await people.mo(), await scene.category(), await scene.category("other")
    for title, more in (
        ("any", {}),
        ("russian", {"language": "ru"}),
        ("here", {"category_id": help_id}),
        ("elsewhere", {"category_id": other}),
    ):
        await keep(database, mo, title=title, **more)
    async with database.reading() as session:
        assert [each.title for each in await replies_for(session, mo, help_id, "ru")] == ["russian", "here", "any"]
        assert [each.title for each in await replies_for(session, mo, help_id, "en")] == ["here", "any", "russian"]


async def test_customers_neither_see_nor_use_them(
    database: Database, scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    reply_id = await keep(database, await people.mo())
    asked = await scene.ask(await people.asha())
    bo = await client_as(await people.bo())
    assert "Put it in the text" not in (await bo.get(f"/t/{asked.thread_id}", follow_redirects=True)).text
    typed = {"place": f"answer:{asked.thread_id}", "body": "Mine", "pick": str(reply_id)}
    assert (await bo.post("/mod/replies/insert", data=typed)).status_code == 404
    async with database.writing() as session:
        with pytest.raises(Invalid):
            await keep_reply(session, await people.mo(), Wording("Title", "Text", language="xx"))
