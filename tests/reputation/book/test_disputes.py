"""A disputed line waits in the queue, and is taken back or stands; edits are paid when they have stood."""

from datetime import timedelta

import pytest

from forum.database import Database
from forum.errors import NotThere
from forum.threads.actions import edit_post, hide_post, unhide_post
from forum.threads.actions.editing import Edit
from forum.votes.actions import cast_vote
from reputation.book.actions import decide_dispute, dispute_line, judge_edits
from reputation.book.recount import recount
from tests.support.cast import Cast
from tests.support.scene import Scene


@pytest.fixture
async def line(scene: Scene, people: Cast, database: Database) -> int:
    """Lin was voted down, and sees it in the statement."""
    asked = await scene.ask(await people.asha())
    answered = await scene.answer(await people.lin(), asked.thread_id)
    async with database.writing() as session:
        await cast_vote(session, await people.mo(), answered.post_id, -1)
        found: int = await session.fetchval("SELECT id FROM ledger_entries WHERE cause = 'answer_downvoted'")
    return found


async def test_a_disputed_line_is_taken_back_by_a_moderator(
    line: int, people: Cast, client_as, scene: Scene, database: Database, settle
) -> None:
    lin = await client_as(await people.lin())
    page = await lin.get("/u/lin/reputation")
    assert f"/u/lin/reputation/{line}/dispute" in page.text
    for _twice in range(2):
        sent = await lin.post(f"/u/lin/reputation/{line}/dispute", data={"words": "The answer was right."})
        assert sent.status_code == 303
    case = await scene.value("SELECT id FROM ledger_disputes")
    assert await scene.value("SELECT count(*) FROM reviewables WHERE object_kind = 'ledger_dispute'") == 1
    kim = await client_as(await people.kim())
    queue = await kim.get("/mod")
    assert "A line of a reputation statement is disputed" in queue.text
    item = await kim.get(f"/mod/{await scene.value('SELECT id FROM reviewables')}")
    assert f"/mod/disputes/{case}" in item.text
    assert "The answer was right." in (await kim.get(f"/mod/disputes/{case}")).text
    assert (await kim.post(f"/mod/disputes/{case}", data={"verdict": "uphold"})).status_code == 422
    for status in (303, 409):
        verdict = {"verdict": "uphold", "reply": "You are right."}
        assert (await kim.post(f"/mod/disputes/{case}", data=verdict)).status_code == status
    assert await scene.value("SELECT reputation FROM users WHERE name = 'lin'") == 900
    assert await scene.value("SELECT state FROM reviewables") == "decided"
    assert "You are right." in (await lin.get("/u/lin/reputation")).text
    await settle()
    assert "the line is taken back: You are right." in (await lin.get("/notifications")).text
    async with database.reading() as session:
        assert [each for each in (await recount(session)).who if each[1] != each[2]] == []


async def test_a_line_that_was_taken_back_while_its_post_was_hidden_does_not_come_back_with_it(
    line: int, people: Cast, scene: Scene, database: Database
) -> None:
    post = await scene.value("SELECT post_id FROM ledger_entries WHERE cause = 'answer_downvoted'")
    kim, lin = await people.kim(), await people.lin()
    async with database.writing() as session:
        case = await dispute_line(session, lin, line, "The answer was right.")
        await hide_post(session, kim, post)
        await decide_dispute(session, kim, case, uphold=True, reply="You are right.")
        await unhide_post(session, kim, post)
    assert await scene.value("SELECT reputation FROM users WHERE name = 'lin'") == 900
    async with database.reading() as session:
        assert [each for each in (await recount(session)).who if each[1] != each[2]] == []


async def test_nobody_disputes_or_decides_what_is_not_theirs(
    line: int, people: Cast, client_as, database: Database
) -> None:
    silent = await (await client_as(await people.lin())).post(f"/u/lin/reputation/{line}/dispute", data={"words": " "})
    assert silent.status_code == 422
    async with database.writing() as session:
        with pytest.raises(NotThere):
            await dispute_line(session, await people.bo(), line, "Mine, surely.")
        case = await dispute_line(session, await people.lin(), line, "No.")
    for who, status in ((await people.bo(), 404), (await people.eva(), 404), (await people.lin(), 404)):
        reply = await (await client_as(who)).get(f"/mod/disputes/{case}")
        assert reply.status_code == status


async def test_an_edit_of_somebody_elses_post_pays_once_it_has_stood(
    scene: Scene, people: Cast, database: Database
) -> None:
    asha, mo = await people.asha(), await people.mo()
    lin = await people.person("lena", trust_level=4)
    kept, undone = await scene.ask(asha), await scene.ask(asha, title="Which cable fits the valve?")
    for post_id in (kept.post_id, undone.post_id):
        await rewrite(database, lin, post_id, "Clearer words about the same hub and the same trouble.")
        await rewrite(database, lin, post_id, "Clearer words about the same hub, and the same trouble still.")
    async with database.reading() as session:
        before = await session.fetchval(
            "SELECT body_source FROM revisions WHERE post_id = $1 AND version = 1", undone.post_id
        )
    await rewrite(database, mo, undone.post_id, before)
    await judge_edits(database, None)
    assert await scene.value("SELECT count(*) FROM edit_verdicts") == 0
    later = database.clock() + timedelta(days=3, minutes=1)
    database.clock = lambda: later
    for _twice in range(2):
        await judge_edits(database, None)
    paid = "SELECT array_agg(post_id) FROM ledger_entries WHERE cause = 'edit_stood' AND user_id = $1"
    assert await scene.value(paid, lin.id) == [kept.post_id]
    assert await scene.value("SELECT count(*) FROM edit_verdicts WHERE NOT stood AND user_id = $1", lin.id) >= 1
    async with database.reading() as session:
        assert [each for each in (await recount(session)).who if each[1] != each[2]] == []


async def rewrite(database: Database, actor, post_id: int, body: str) -> None:
    async with database.writing() as session:
        version = await session.fetchval("SELECT version FROM posts WHERE id = $1", post_id)
        await edit_post(session, actor, post_id, Edit(body=body, version=version))
