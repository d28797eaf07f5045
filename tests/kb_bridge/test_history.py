"""A topic tells what became of it and what it cost; old answers are marked."""

from datetime import UTC, datetime, timedelta

from kb_bridge.actions.sorting import merge_topics
from kb_bridge.actions.verdicts import reject_proposal
from kb_bridge.aging import Aged, why_old
from kb_bridge.minutes import Spent
from kb_bridge.queries.history import topic_history
from kb_bridge.queries.minutes import minutes_spent
from kb_bridge.queries.topics import members

NOW = datetime(2026, 5, 1, tzinfo=UTC)


async def test_growth_mergers_and_verdicts_stand_in_the_order_of_time(recurring, people, scene, client_as):
    await recurring.ripe()
    await scene.ask(await people.bo(), "Refund for an annual plan", "I cancelled and would like my money back.")
    await recurring.settle()
    draft, eva = await recurring.draft(), await people.eva()
    other = await scene.value("SELECT max(id) FROM topics")
    async with recurring.database.writing() as session:
        made = await merge_topics(session, eva, other, draft.topic_id)
    async with recurring.database.writing() as session:
        await reject_proposal(session, eva, draft.id, "Too few.")
    async with recurring.database.reading() as session:
        found = await topic_history(session, eva, draft.topic_id, await members(session, draft.topic_id))
    words = [str(each.text) for each in reversed(found)]
    assert words[:2] == ["First asked", "2 people had asked"]
    assert {"5 people had asked", "A draft was made"} < set(words)
    assert words[-2:] == [
        "1 thread came over from “Refund for an annual plan”", "rejected the draft: Too few.",
    ]  # fmt: skip
    assert [each.change_id for each in found if each.change_id] == [made.change_id]
    browser = await client_as(eva)
    page = (await browser.get(f"/kb/editor/topics/{draft.topic_id}")).text
    assert "What became of it" in page
    async with recurring.database.writing() as session:
        await session.fetchval("UPDATE proposals SET state = 'snoozed' WHERE id = $1", draft.id)
    undone = await browser.post(f"/kb/editor/changes/{made.change_id}/undo")
    assert undone.status_code == 409  # the rejection rests on it


async def test_minutes_of_staff_are_decisions_and_answers(recurring, people, scene):
    asked = await recurring.ripe()
    await scene.answer(await people.mo(), asked[1].thread_id, "word " * 60)
    async with recurring.database.writing() as session:
        await session.fetchval(
            "INSERT INTO reviewables (object_kind, object_id, thread_id, severity, state, created_at, seconds, due_at)"
            " VALUES ('post', $1, $2, 1, 'decided', now(), 90, now())",
            asked[1].post_id, asked[1].thread_id,
        )  # fmt: skip
    threads, eva, mo = [each.thread_id for each in asked], await people.eva(), await people.mo()
    async with recurring.database.reading() as session:
        spent = await minutes_spent(session, eva, threads)
        nothing = await minutes_spent(session, mo, threads)
    assert (spent.seconds, spent.answers, spent.words) == (90, 1, 60)
    assert spent.minutes == round(1.5 + 2 + 2)
    assert nothing == Spent()


def test_an_answer_is_old_by_word_by_version_or_by_its_years():
    recent, long_ago = NOW - timedelta(days=30), NOW - timedelta(days=900)

    def judged(answer: Aged, named: tuple[int, ...] | None = (5, 0)) -> str:
        return str(why_old(answer, named, now=NOW, days=730) or "")

    assert judged(Aged(recent, (4, 1)), (4, 1, 9)) == ""
    assert judged(Aged(recent, (4, 1))) == "Speaks of version 4.1; questions name 5.0"
    assert judged(Aged(long_ago)) == "Written in 2023"
    assert judged(Aged(recent), None) == ""
    assert judged(Aged(recent, is_outdated=True)) == "Said to work no longer"


async def test_a_draft_says_which_of_its_answers_are_old(recurring, people, client_as):
    await recurring.ripe()
    draft = await recurring.draft()
    async with recurring.database.writing() as session:
        await session.fetchval("UPDATE posts SET created_at = created_at - interval '3 years' WHERE kind = 'answer'")
    page = (await (await client_as(await people.eva())).get(draft.url)).text
    assert "It cites old answers" in page
