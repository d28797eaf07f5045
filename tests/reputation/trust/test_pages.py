"""The page of privileges, the admin's table, people who answer, and asking them."""

from forum.database import Database
from forum.threads.queries import visible_thread
from reputation.trust.actions import count_tags, judge_everything
from reputation.trust.levels import Rules
from reputation.trust.pages.rules import as_texts
from reputation.trust.queries import people_to_ask
from tests.reputation.trust.conftest import Answering
from tests.support.cast import Cast
from tests.support.scene import Scene


async def test_the_page_says_what_is_there_and_what_the_next_level_takes(
    people: Cast, client_as, client, answering: Answering
) -> None:
    newt = await people.person("newt")
    own = await client_as(newt)
    empty = (await own.get("/u/newt/privileges")).text
    assert "Trust level 0: New here." in empty
    assert "0 of 10" in empty
    assert "nothing judged yet" in empty
    await answering(newt, 1, 1)
    page = (await own.get("/u/newt/privileges")).text
    assert "Trust level 1: Known." in page
    assert "10 of 100" in page
    assert "60 %" in page
    assert (await own.get("/privileges")).headers["location"].endswith("/u/newt/privileges")
    assert (await (await client_as(await people.mo())).get("/u/newt/privileges")).status_code == 200
    assert (await (await client_as(await people.bo())).get("/u/newt/privileges")).status_code == 404
    assert (await client.get("/privileges")).status_code == 303


async def test_the_table_is_tried_applied_once_and_put_back(people: Cast, client_as, scene: Scene) -> None:
    await people.person("olga", reputation=40)
    ada = await client_as(await people.ada())
    form = as_texts(Rules()) | {"points_2": "30", "answers_2": "0", "limit_links_0": "", "reason": "Young"}
    shown = await ada.post("/admin/trust/rules", data=form | {"step": "preview"})
    assert "would rise at once" in shown.text
    assert "Olga" in shown.text
    assert await scene.value("SELECT count(*) FROM trust_rules") == 0
    key = "7f3b6f0e-94cf-4b43-8f4e-0d9b2f8a5a10"
    for _twice in range(2):
        applied = await ada.post("/admin/trust/rules", data=form | {"step": "apply", "form_key": key})
        assert applied.status_code == 303
    assert await scene.value("SELECT count(*) FROM trust_rules") == 1
    assert await scene.value("SELECT links FROM level_limits WHERE level = 0") is None
    assert (await people.person("olga")).trust_level == 2
    assert "Young" in (await ada.get("/admin/trust")).text
    assert (await ada.post("/admin/trust/rules/default/put-back")).status_code == 303
    assert (await people.person("olga")).trust_level == 1
    assert await scene.value("SELECT links FROM level_limits WHERE level = 0") == 2
    for wrong in ({"points_3": "20"}, {"answers_2": "many"}, {"grace_days": "0"}):
        reply = await ada.post("/admin/trust/rules", data=form | wrong | {"step": "apply"})
        assert reply.status_code == 422, wrong
        assert "is-wrong" in reply.text
    assert (await (await client_as(await people.mo())).get("/admin/trust")).status_code == 404


async def test_an_asker_asks_somebody_who_knows_once(
    people: Cast, scene: Scene, answering: Answering, client_as, settle
) -> None:
    lin, asha = await people.lin(), await people.asha()
    await answering(lin, 2, 1, tags=("valve",))
    await answering(await people.eva(), 1, 1, tags=("valve",))
    await settle()
    assert "People who answer here" in (await (await client_as(lin)).get("/tags/valve")).text
    asked = await scene.ask(asha, "The valve drips at night", tags=["valve"])
    browser = await client_as(asha)
    page = (await browser.get(asked.url)).text
    assert "Who may know" in page
    assert "Ask Lin to have a look" in page
    assert "Ask Eva" not in page
    assert "Who may know" not in (await (await client_as(lin)).get(asked.url)).text
    for _twice in range(2):
        reply = await browser.post(f"/t/{asked.thread_id}/ask-somebody", data={"user": str(lin.id)})
        assert reply.status_code == 303
    await settle()
    told = "SELECT count(*) FROM notifications WHERE user_id = $1 AND kind = 'help_wanted'"
    assert await scene.value(told, lin.id) == 1
    assert "Asha asks whether you can help" in (await (await client_as(lin)).get("/notifications")).text
    other = await (await client_as(await people.bo())).post(
        f"/t/{asked.thread_id}/ask-somebody", data={"user": str(lin.id)}
    )
    assert other.status_code == 403


async def test_who_does_not_want_it_or_may_not_write_is_not_offered(
    people: Cast, scene: Scene, answering: Answering, client_as, database: Database, settle
) -> None:
    lin, asha = await people.lin(), await people.asha()
    await answering(lin, 1, 1, tags=("valve",))
    asked = await scene.ask(asha, "The valve drips at night", tags=["valve"])
    browser = await client_as(lin)
    await settle()

    async def offered() -> list[str]:
        async with database.reading() as session:
            thread = await visible_thread(session, asha, asked.thread_id)
            return [each.name for each in await people_to_ask(session, thread)]

    assert await offered() == ["lin"]
    assert "Do not ask me" in (await browser.get("/settings/notices")).text
    await browser.post("/settings/notices/asked", data={"asked": "no"})
    assert await offered() == []
    reply = await (await client_as(asha)).post(f"/t/{asked.thread_id}/ask-somebody", data={"user": str(lin.id)})
    assert reply.status_code == 403
    await browser.post("/settings/notices/asked", data={"asked": "yes"})
    assert await offered() == ["lin"]
    async with database.writing() as session:
        await session.fetchval(
            "UPDATE users SET silenced_until = $2 WHERE id = $1", lin.id, session.now.replace(year=2999)
        )
    assert await offered() == []


async def test_tags_are_counted_alike_one_by_one_and_together(
    people: Cast, scene: Scene, answering: Answering, database: Database, settle
) -> None:
    lin = await people.lin()
    await answering(lin, 2, 1, tags=("valve", "hub"))
    await answering(lin, 1, -1, tags=("valve",))
    await settle()
    rows = """SELECT array_agg((t.name, s.answers, s.good, s.judged)::text ORDER BY t.name)
        FROM tag_standings s JOIN tags t ON t.id = s.tag_id"""
    single = await scene.value(rows)
    assert single == ["(hub,2,2,2)", "(valve,3,2,3)"]
    async with database.writing() as session:
        await judge_everything(session)
        await count_tags(session)
    assert await scene.value(rows) == single
