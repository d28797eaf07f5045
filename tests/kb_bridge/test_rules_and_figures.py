"""Ripeness by category, what askers say of an article, and how good the proposals were."""

import pytest

from forum.errors import NotThere
from kb_bridge.actions.declining import decline_article
from kb_bridge.actions.undoing import reopen_proposal
from kb_bridge.actions.verdicts import reject_proposal
from kb_bridge.queries.asking import declined_count
from kb_bridge.queries.figures import yield_figures


async def test_fewer_people_are_enough_where_an_admin_says_so(recurring, people, scene, client_as):
    help_id = await scene.category("help")
    ada = await client_as(await people.ada())
    for wrong in ({f"askers_{help_id}": "1", f"days_{help_id}": "60"}, {f"askers_{help_id}": "3"}):
        page = await ada.post("/admin/ripeness", data=wrong)
        assert page.status_code == 422
        assert "A number from" in page.text
    done = await ada.post("/admin/ripeness", data={f"askers_{help_id}": "3", f"days_{help_id}": "60"})
    assert done.status_code == 303
    assert 'value="60"' in (await ada.get("/admin/ripeness")).text
    await recurring.ripe(3)
    assert await recurring.proposal_id() is not None


async def test_what_nobody_has_answered_is_said_to_need_an_answer_first(recurring, people, client_as):
    for number in range(5):
        await recurring.ask(number)
    await recurring.settle()
    page = (await (await client_as(await people.eva())).get("/kb/editor")).text
    assert "Needs an answer first" in page
    assert "No draft waits" in page


async def test_an_asker_says_that_an_article_is_no_answer_and_is_asked_no_more(
    recurring, people, scene, database, client_as
):
    asked = await recurring.ripe()
    article_id = int((await recurring.accepted()).split("/")[2])
    first, open_one = asked[0], asked[1]
    asker = await recurring.asker(1)
    browser = await client_as(asker)
    page = (await browser.get(f"/t/{open_one.thread_id}", follow_redirects=True)).text
    assert "It does not answer mine" in page
    for actor, thread_id in ((await people.eva(), open_one.thread_id), (await recurring.asker(0), first.thread_id)):
        with pytest.raises(NotThere):
            async with database.writing() as session:
                await decline_article(session, actor, article_id, thread_id)
    done = await browser.post(f"/kb/{article_id}/threads/{open_one.thread_id}/decline")
    assert done.status_code == 303
    assert await scene.value("SELECT article_id FROM threads WHERE id = $1", open_one.thread_id) is None
    async with database.reading() as session:
        assert await declined_count(session, article_id) == 1
    page = (await browser.get(f"/t/{open_one.thread_id}", follow_redirects=True)).text
    assert "It does not answer mine" not in page


async def test_figures_say_what_became_of_drafts(recurring, people, database, client_as):
    await recurring.ripe()
    draft, eva = await recurring.draft(), await people.eva()
    browser = await client_as(eva)
    assert "Nothing was judged yet" in (await browser.get("/kb/editor/figures")).text
    async with database.writing() as session:
        await reject_proposal(session, eva, draft.id, "Not now.")
    async with database.reading() as session:
        found = await yield_figures(session, eva)
        assert (found.accepted, found.judged, found.kept) == (0, 1, None)
    async with database.writing() as session:
        await reopen_proposal(session, eva, draft.id)
    await recurring.accepted()
    async with database.reading() as session:
        found = await yield_figures(session, eva)
        assert (found.accepted, found.judged, found.kept, found.old_enough) == (1, 1, 1.0, 0)
        with pytest.raises(NotThere):
            await yield_figures(session, people.visitor)
    page = (await browser.get("/kb/editor/figures")).text
    assert "1 of 1" in page
    assert "100 %" in page
