"""Deals in acceptances and edits: what they brought is taken back and given back, and the book agrees all the while."""

from dataclasses import replace
from datetime import timedelta

import pytest

from forum.actor import Actor
from forum.database import Database
from forum.threads.actions import accept_answer, edit_post, hide_post, take_back_acceptance, unhide_post
from forum.threads.actions.editing import Edit
from reputation.book.actions import judge_edits
from reputation.book.recount import recount
from reputation.evidence.actions import Choice, bring_findings, judge, undo_judgement
from reputation.evidence.queries import recent_tables
from reputation.evidence.rows import Finding
from reputation.trust.queries import rules_in_force, trust_drift
from tests.support.cast import Cast
from tests.support.scene import Scene


class Dealt:
    """Lin and Bo mark each other's answers, twice each."""

    def __init__(self, database: Database, people: Cast, scene: Scene):
        self.database, self.people, self.scene = database, people, scene
        self.posts: list[int] = []
        self.lin: Actor = people.visitor
        self.bo: Actor = people.visitor

    async def begin(self) -> "Dealt":
        self.lin, self.bo = await self.people.lin(), await self.people.bo()
        for number, (asker, answerer) in enumerate([(self.lin, self.bo), (self.bo, self.lin)] * 2):
            asked = await self.scene.ask(asker, title=f"Which cable fits valve number {number}?")
            self.posts.append((await self.scene.answer(answerer, asked.thread_id)).post_id)
            await self.accept(asker, self.posts[-1])
        return self

    async def accept(self, actor: Actor, post_id: int) -> None:
        async with self.database.writing() as session:
            await accept_answer(session, actor, post_id)

    async def bring(self, kind: str = "trade", posts: list[int] | None = None) -> int:
        posts = posts or self.posts
        finding = Finding(kind, (self.lin.id or 0, self.bo.id or 0), len(posts), 4.0, post_ids=tuple(posts))
        async with self.database.writing() as session:
            await bring_findings(session, [finding])
        return int(await self.scene.value("SELECT max(id) FROM gaming_cases"))

    async def annul(self, case_id: int) -> int:
        version = await self.scene.value("SELECT version FROM gaming_cases WHERE id = $1", case_id)
        async with self.database.writing() as session:
            return await judge(session, await self.people.kim(), case_id, Choice("annul", version, "A deal."))

    async def undo(self, decision_id: int) -> None:
        async with self.database.writing() as session:
            await undo_judgement(session, await self.people.kim(), decision_id)

    async def gained(self) -> tuple[int, int]:
        """Lin's and Bo's points by the book, if events, book and accuracies agree."""
        async with self.database.reading() as session:
            assert [each for each in (await recount(session)).who if each[1] != each[2]] == []
            assert await trust_drift(session, await rules_in_force(session)) == []
            sums = "SELECT coalesce(sum(amount), 0)::int FROM ledger_entries WHERE user_id = $1"
            return await session.fetchval(sums, self.lin.id), await session.fetchval(sums, self.bo.id)

    async def good_answers(self) -> int:
        return int(await self.scene.value("SELECT count(*) FROM judged_acts WHERE kind = 'answers' AND good"))


@pytest.fixture
async def dealt(database: Database, people: Cast, scene: Scene) -> Dealt:
    return await Dealt(database, people, scene).begin()


async def test_what_traded_marks_brought_is_taken_back_and_comes_back_when_that_is_undone(dealt: Dealt) -> None:
    assert (await dealt.gained(), await dealt.good_answers()) == ((34, 34), 4)
    decision = await dealt.annul(await dealt.bring())
    assert (await dealt.gained(), await dealt.good_answers()) == ((0, 0), 0)
    assert await dealt.scene.value("SELECT count(*) FROM threads WHERE accepted_post_id IS NOT NULL") == 4
    async with dealt.database.reading() as session:
        assert (await recent_tables(session)).acceptances == ()
    await dealt.undo(decision)
    assert (await dealt.gained(), await dealt.good_answers()) == ((34, 34), 4)


async def test_marking_again_what_is_annulled_brings_nothing_until_it_is_undone(dealt: Dealt) -> None:
    decision, kim = await dealt.annul(await dealt.bring()), await dealt.people.kim()
    async with dealt.database.writing() as session:
        await take_back_acceptance(session, dealt.lin, await thread_of(dealt, 0))
    await dealt.accept(dealt.lin, dealt.posts[0])
    assert await dealt.gained() == (0, 0)
    async with dealt.database.writing() as session:
        await hide_post(session, kim, dealt.posts[1])
        await take_back_acceptance(session, dealt.lin, await thread_of(dealt, 2))
    await dealt.accept(kim, dealt.posts[2])
    assert await dealt.gained() == (0, 15)
    await dealt.undo(decision)
    assert await dealt.gained() == (2 + 15, 15 + 15 + 2)
    async with dealt.database.writing() as session:
        await unhide_post(session, kim, dealt.posts[1])
    assert await dealt.gained() == (2 + 15 + 15, 15 + 15 + 2 + 2)


async def test_self_dealing_edits_lose_what_they_brought_and_get_it_back(dealt: Dealt) -> None:
    before = await dealt.gained()
    posts, editor = [dealt.posts[1], dealt.posts[3]], replace(dealt.bo, trust_level=4)
    for post_id in posts:
        async with dealt.database.writing() as session:
            await edit_post(session, editor, post_id, Edit(body="Hold the button till it blinks.", version=1))
    later = dealt.database.clock() + timedelta(days=4)
    dealt.database.clock = lambda: later
    await judge_edits(dealt.database, None)
    assert await dealt.gained() == (before[0], before[1] + 4)
    decision = await dealt.annul(await dealt.bring("edits", posts))
    assert await dealt.gained() == before
    assert await dealt.scene.value("SELECT count(*) FROM judged_acts WHERE kind = 'edits'") == 0
    async with dealt.database.reading() as session:
        assert (await recent_tables(session)).edits == ()
    async with dealt.database.writing() as session:
        await hide_post(session, await dealt.people.kim(), posts[0])
    await dealt.undo(decision)
    async with dealt.database.writing() as session:
        await unhide_post(session, await dealt.people.kim(), posts[0])
    assert await dealt.gained() == (before[0], before[1] + 4)


async def test_both_are_told_and_the_page_says_what_is_taken_back(dealt: Dealt, client_as, settle) -> None:
    case_id = await dealt.bring()
    kim, place = await client_as(await dealt.people.kim()), f"/mod/evidence/{case_id}"
    page = (await kim.get(place)).text
    assert "Take the reputation back" in page
    assert "Annul the votes" not in page
    done = await kim.post(place, data={"verb": "annul", "version": "1", "words": "You marked each other in turns."})
    assert done.status_code == 303
    assert "Took the reputation back" in (await kim.get(place)).text
    await settle()
    told = "A moderator took back the reputation that 4 accepted answers brought you: You marked each other in turns."
    for who in (dealt.lin, dealt.bo):
        reader = await client_as(who)
        assert told in (await reader.get("/notifications")).text
    judgement = await dealt.scene.value("SELECT max(id) FROM gaming_decisions")
    assert (await kim.post(f"/mod/evidence/judgements/{judgement}/undo")).status_code == 303
    await settle()
    again = "The reputation for accepted answers that a moderator had taken back counts again"
    assert again in (await reader.get("/notifications")).text


async def thread_of(dealt: Dealt, number: int) -> int:
    return int(await dealt.scene.value("SELECT thread_id FROM posts WHERE id = $1", dealt.posts[number]))
