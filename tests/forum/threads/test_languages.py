"""Posts carry their language: found out when written, corrected by whoever may edit, shown where it differs."""

import pytest

from forum.accounts.actions import ProfileEdit, change_profile
from forum.accounts.queries import actor_by_id
from forum.actor import Actor
from forum.database import Database
from forum.errors import Invalid
from forum.threads.actions import Edit, edit_post, recognise
from tests.support.cast import Cast
from tests.support.scene import Scene

RUSSIAN = ("Хаб не видит клапан", "После обновления хаб не видит клапан. Что мне с этим делать?")
ROMANIAN = ("Hubul nu vede vana", "După actualizare, hubul nu mai vede vana. Ce pot să fac?")


@pytest.fixture
async def asha(people: Cast) -> Actor:
    return await people.asha()


async def language(scene: Scene, post_id: int) -> tuple[str | None, str | None]:
    """Of the post, and of its thread."""
    of_post = await scene.value("SELECT language FROM posts WHERE id = $1", post_id)
    sql = "SELECT t.language FROM threads t JOIN posts p ON p.thread_id = t.id WHERE p.id = $1"
    return of_post, await scene.value(sql, post_id)


async def test_a_language_is_found_out_when_something_is_written(scene: Scene, asha: Actor):
    asked = await scene.ask(asha, *RUSSIAN)
    answered = await scene.answer(asha, asked.thread_id, "Hold the button until the light blinks, then try it again.")
    assert await language(scene, asked.post_id) == ("ru", "ru")
    assert await language(scene, answered.post_id) == ("en", "ru")
    assert await language(scene, (await scene.ask(asha, "E42 E43 E44", "1234567890 E42")).post_id) == (None, None)


async def test_whoever_may_edit_corrects_it_without_a_new_version(
    scene: Scene, asha: Actor, people: Cast, database: Database
):
    asked, mo = await scene.ask(asha, *RUSSIAN), await people.mo()
    async with database.writing() as session:
        assert await edit_post(session, asha, asked.post_id, Edit(1, language="uk")) == 1
    assert await language(scene, asked.post_id) == ("uk", "uk")
    async with database.writing() as session:  # an edit that says nothing of it keeps what a person said
        assert (
            await edit_post(session, mo, asked.post_id, Edit(1, body="Now it is all in English, and that is it.")) == 2
        )
    assert await language(scene, asked.post_id) == ("uk", "uk")
    async with database.writing() as session:
        await edit_post(session, asha, asked.post_id, Edit(2, language=""))
    assert (await language(scene, asked.post_id))[0] in ("en", "ru")
    with pytest.raises(Invalid):
        async with database.writing() as session:
            await edit_post(session, asha, asked.post_id, Edit(2, language="klingon"))


async def test_the_edit_page_offers_it(scene: Scene, asha: Actor, client_as):
    asked = await scene.ask(asha, *RUSSIAN)
    browser = await client_as(asha)
    page = await browser.get(f"/p/{asked.post_id}/edit")
    assert '<option value="ru" selected>Russian</option>' in page.text
    form = {"title": RUSSIAN[0], "body": RUSSIAN[1], "version": "1", "reason": "", "language": "bg"}
    assert (await browser.post(f"/p/{asked.post_id}/edit", data=form)).status_code == 303
    assert await language(scene, asked.post_id) == ("bg", "bg")
    refused = await browser.post(f"/p/{asked.post_id}/edit", data=form | {"language": "klingon"})
    assert refused.status_code == 422
    assert RUSSIAN[1] in refused.text


async def test_words_in_another_language_than_the_page_say_so(scene: Scene, asha: Actor, client):
    asked = await scene.ask(asha, *RUSSIAN)
    await scene.answer(asha, asked.thread_id, "Hold the button until the light blinks, then try it again.")
    in_english = (await client.get(asked.url)).text
    assert '<h1 dir="auto" lang="ru"' in in_english
    assert '<div class="post-body prose" dir="auto" lang="ru">' in in_english
    assert 'dir="auto" lang="en"' not in in_english
    in_russian = (await client.get(asked.url, headers={"accept-language": "ru"})).text
    assert '<html lang="ru" dir="ltr">' in in_russian
    assert '<div class="post-body prose" dir="auto" lang="en">' in in_russian
    assert 'dir="auto" lang="ru"' not in in_russian
    assert f'{asked.slug}" dir="auto" lang="ru">' in (await client.get("/")).text


async def test_a_person_who_reads_some_languages_can_leave_the_others_out(
    scene: Scene, asha: Actor, client_as, database: Database
):
    english, russian, romanian = (
        await scene.ask(asha),
        await scene.ask(asha, *RUSSIAN),
        await scene.ask(asha, *ROMANIAN),
    )
    browser = await client_as(asha)
    assert "In the languages you read" not in (await browser.get("/")).text
    async with database.writing() as session:
        await change_profile(session, asha, ProfileEdit("Asha", "", "en", "UTC", ("en", "ru")))
        assert ((await actor_by_id(session, asha.id or 0)) or asha).reads == ("en", "ru")
    assert 'href="/?in=en,ru"' in (await browser.get("/")).text
    page = (await browser.get("/?in=en,ru")).text
    assert english.url in page
    assert russian.url in page
    assert romanian.url not in page
    assert 'href="/?view=solved&amp;in=en,ru"' in page
    assert romanian.url in (await browser.get("/?in=nonsense")).text


async def test_the_languages_that_one_reads_are_chosen_among_those_of_the_forum(asha: Actor, client_as, scene: Scene):
    browser = await client_as(asha)
    profile = {"display_name": "Asha", "locale": "ro", "time_zone": "UTC", "reads_ro": "yes", "reads_xx": "yes"}
    assert (await browser.post("/settings", data=profile)).status_code == 303
    assert await scene.value("SELECT reads FROM users WHERE id = $1", asha.id) == ["ro"]
    page = (await browser.get("/settings")).text
    assert 'name="reads_ro" value="yes" checked' in page
    assert '<html lang="ro" dir="ltr">' in page


async def test_posts_from_before_are_looked_at_again(scene: Scene, asha: Actor, database: Database):
    asked = await scene.ask(asha, *ROMANIAN)
    async with database.writing() as session:
        await session.fetchval("UPDATE posts SET language = NULL")
        await session.fetchval("UPDATE threads SET language = NULL")
        looked, found, last = await recognise(session)
    assert (looked, found, last) == (1, 1, asked.post_id)
    assert await language(scene, asked.post_id) == ("ro", "ro")
