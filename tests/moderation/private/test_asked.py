"""A question that is private from the start: chosen while asking, seen by staff alone, published when both agree."""

from collections.abc import Awaitable, Callable

import pytest

from forum.actor import Actor
from forum.database import Database
from forum.errors import Invalid, NotThere, Refused
from forum.following.actions import follow
from forum.threads.actions import Asked
from forum.threads.queries import threads_among, visible_thread
from moderation.care.queries import care_of
from moderation.private.actions import agree
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]
OFFER = "UPDATE categories SET offers_private = true WHERE id = $1"
TEXT = {"title": "My bill is wrong", "body": "The bill of customer 4711 has a line too many."}


async def offered(database: Database, scene: Scene, slug: str = "billing") -> int:
    category_id = await scene.category(slug)
    async with database.writing() as session:
        await session.fetchval(OFFER, category_id)
    return category_id


@pytest.fixture
async def asked(database: Database, scene: Scene, people: Cast) -> Asked:
    await offered(database, scene)
    return await scene.ask(await people.asha(), **TEXT, category="billing", private=True)


async def sees(database: Database, actor: Actor, thread_id: int) -> bool:
    async with database.reading() as session:
        try:
            return bool(await visible_thread(session, actor, thread_id))
        except NotThere:
            return False


async def test_the_asker_and_the_staff_see_it_and_nobody_else(database: Database, people: Cast, asked: Asked) -> None:
    readers = (await people.asha(), await people.mo(), await people.eva())
    others = (await people.bo(), await people.lin(), people.visitor)
    assert [await sees(database, each, asked.thread_id) for each in readers] == [True] * 3
    assert [await sees(database, each, asked.thread_id) for each in others] == [False] * 3
    async with database.reading() as session:
        for each in (*readers, *others):
            assert await threads_among(session, each, [asked.thread_id]) == []


async def test_staff_look_after_it_as_one_of_its_category_and_those_who_follow_that_hear(
    database: Database, scene: Scene, people: Cast, settle: Callable[[], Awaitable[int]]
) -> None:
    category_id = await offered(database, scene)
    mo, bo = await people.mo(), await people.bo()
    async with database.writing() as session:
        await follow(session, mo, "category", category_id)
        await follow(session, bo, "category", category_id)
    asked = await scene.ask(await people.asha(), **TEXT, category="billing", private=True)
    await settle()
    async with database.reading() as session:
        care = await care_of(session, mo, asked.thread_id)
        told = await session.fetch("SELECT user_id FROM notifications WHERE thread_id = $1", asked.thread_id)
    assert care is not None
    assert (care.category_id, care.category_name) == (category_id, "Billing")
    assert [row["user_id"] for row in told] == [mo.id]


async def test_it_is_published_where_it_was_asked_when_both_agree(
    database: Database, scene: Scene, people: Cast, asked: Asked
) -> None:
    asha, mo, bo = await people.asha(), await people.mo(), await people.bo()
    async with database.writing() as session:
        assert not await agree(session, asha, asked.thread_id, wanted=True)
    assert not await sees(database, bo, asked.thread_id)
    async with database.writing() as session:
        assert await agree(session, mo, asked.thread_id, wanted=True)
    assert await sees(database, bo, asked.thread_id)
    async with database.reading() as session:
        thread = await visible_thread(session, bo, asked.thread_id)
        assert [row.id for row in await threads_among(session, bo, [asked.thread_id])] == [asked.thread_id]
    assert (thread.category_slug, thread.is_apart) == ("billing", False)


async def test_it_stays_private_where_its_category_is_not_to_be_seen_any_more(
    database: Database, people: Cast, asked: Asked
) -> None:
    asha, mo = await people.asha(), await people.mo()
    async with database.writing() as session:
        await session.fetchval("UPDATE categories SET visibility = 'staff' WHERE slug = 'billing'")
        await agree(session, mo, asked.thread_id, wanted=True)
    with pytest.raises(Refused):
        async with database.writing() as session:
            await agree(session, asha, asked.thread_id, wanted=True)
    assert not await sees(database, await people.bo(), asked.thread_id)


async def test_nothing_is_asked_in_public_that_was_meant_for_staff(scene: Scene, people: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        await scene.ask(await people.asha(), **TEXT, category="help", private=True)
    assert "private" in refused.value.errors
    assert await scene.value("SELECT count(*) FROM threads") == 0


async def test_the_form_offers_it_where_the_category_does_and_keeps_the_choice(
    database: Database, scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    category, plain = str(await offered(database, scene)), str(await scene.category("help"))
    browser = await client_as(await people.asha())
    assert 'name="private"' in (await browser.get(f"/ask/fields?category={category}")).text
    assert 'name="private"' not in (await browser.get(f"/ask/fields?category={plain}")).text
    sent = {**TEXT, "category": category, "kind": "question", "form_of": "", "form_key": "one"}
    step = await browser.post("/ask", data=sent)
    assert 'name="private"' in step.text, "without script the category asks when the question is sent"
    wrong = await browser.post("/ask", data={**sent, "category": plain, "form_of": plain, "private": "yes"})
    assert wrong.status_code == 422
    assert 'name="private" value="yes" checked' in wrong.text
    done = await browser.post(
        "/ask", data={**sent, "form_of": category, "private": "yes", "looked": "my bill is wrong"}
    )
    assert done.status_code == 303
    page = (await browser.get(done.headers["location"])).text
    assert "Only you and the staff read this." in page
    assert "The thread that it came from" not in page
    assert (await (await client_as(await people.bo())).get(done.headers["location"])).status_code == 404
    assert "My bill is wrong" in (await browser.get("/private")).text


async def test_what_somebody_agreed_to_who_has_left_is_not_published(
    database: Database, people: Cast, asked: Asked
) -> None:
    asha, mo = await people.asha(), await people.mo()
    async with database.writing() as session:
        await agree(session, asha, asked.thread_id, wanted=True)
        await session.fetchval("UPDATE users SET left_at = now() WHERE id = $1", asha.id)
        assert not await agree(session, mo, asked.thread_id, wanted=True)


async def test_titles_that_staff_alone_may_read_are_not_offered_where_a_customer_reads_along(
    scene: Scene, people: Cast, client_as: ClientAs, asked: Asked
) -> None:
    await scene.category("desk", visibility="staff")
    await scene.ask(await people.mo(), "Secret plans", category="desk")
    desk = await client_as(await people.mo())
    assert (await desk.get(f"/complete?q=%23secret&thread={asked.thread_id}")).json() == {"offers": []}
