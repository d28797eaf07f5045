"""Cases: brought once, judged, undone, remembered; votes, scores and standings move together; people are told."""

from collections.abc import Sequence

import pytest

from forum.actor import Actor
from forum.database import Database
from forum.errors import Conflict, Invalid, NotThere, Refused
from forum.threads.actions import delete_post, undelete_post
from forum.votes.actions import cast_vote, restore_votes
from reputation.book.recount import recount
from reputation.evidence.actions import Choice, bring_findings, judge, undo_judgement
from reputation.evidence.rows import Finding
from tests.support.cast import Cast
from tests.support.scene import Scene


class Arranged:
    """Bo's votes on Lin's answers, and the case about them."""

    def __init__(self, database: Database, people: Cast, scene: Scene):
        self.database, self.people, self.scene = database, people, scene
        self.posts: list[int] = []
        self.lin: Actor = people.visitor
        self.bo: Actor = people.visitor

    async def begin(self) -> "Arranged":
        self.lin, self.bo = await self.people.lin(), await self.people.bo()
        for number in range(4):
            asked = await self.scene.ask(await self.people.asha(), title=f"Which cable fits valve number {number}?")
            answered = await self.scene.answer(self.lin, asked.thread_id)
            self.posts.append(answered.post_id)
            async with self.database.writing() as session:
                await cast_vote(session, self.bo, answered.post_id, 1)
        return self

    async def finding(self, *, size: int = 4) -> Finding:
        votes: Sequence[int] = await self.scene.value("SELECT array_agg(id ORDER BY id) FROM votes")
        people = (self.lin.id or 0, self.bo.id or 0)
        return Finding("burst", people, size, 6.0, tuple(votes or ()), tuple(self.posts), author_id=people[0])

    async def bring(self, *, size: int = 4) -> int:
        async with self.database.writing() as session:
            return await bring_findings(session, [await self.finding(size=size)])

    async def case(self) -> int:
        return int(await self.scene.value("SELECT max(id) FROM gaming_cases"))

    async def decide(self, actor: Actor, verb: str, words: str = "They look arranged.") -> int:
        version = await self.scene.value("SELECT version FROM gaming_cases WHERE id = $1", await self.case())
        async with self.database.writing() as session:
            return await judge(session, actor, await self.case(), Choice(verb, version, words))

    async def standing(self) -> int:
        """Lin's points since, if the book, what is shown and the events agree."""
        async with self.database.reading() as session:
            assert [each for each in (await recount(session)).who if each[1] != each[2]] == []
        return int(await self.scene.value("SELECT reputation FROM users WHERE id = $1", self.lin.id)) - 900

    async def scores(self) -> list[int]:
        return list(await self.scene.value("SELECT array_agg(score ORDER BY id) FROM posts WHERE kind = 'answer'"))

    async def waiting(self) -> int:
        return int(await self.scene.value("SELECT count(*) FROM reviewables WHERE state = 'open'"))


@pytest.fixture
async def arranged(database: Database, people: Cast, scene: Scene) -> Arranged:
    return await Arranged(database, people, scene).begin()


async def test_annulled_votes_leave_scores_and_standings_and_come_back_when_that_is_undone(
    arranged: Arranged, people: Cast
) -> None:
    await arranged.bring()
    assert (await arranged.standing(), await arranged.waiting()) == (40, 1)
    decision = await arranged.decide(await people.kim(), "annul")
    assert (await arranged.standing(), await arranged.scores(), await arranged.waiting()) == (0, [0, 0, 0, 0], 0)
    with pytest.raises(Refused):
        async with arranged.database.writing() as session:
            await cast_vote(session, arranged.bo, arranged.posts[0], 1)
    async with arranged.database.writing() as session:
        await undo_judgement(session, await people.mo(), decision)
    assert (await arranged.standing(), await arranged.scores(), await arranged.waiting()) == (40, [1, 1, 1, 1], 1)
    async with arranged.database.writing() as session:
        with pytest.raises(Conflict):
            await undo_judgement(session, await people.mo(), decision)


async def test_votes_annulled_while_their_post_was_away_stay_out_until_both_are_back(
    arranged: Arranged, people: Cast
) -> None:
    mo, away = await people.mo(), arranged.posts[0]
    await arranged.bring()
    async with arranged.database.writing() as session:
        await delete_post(session, mo, away)
    decision = await arranged.decide(mo, "annul")
    async with arranged.database.writing() as session:
        await undelete_post(session, mo, away)
    assert await arranged.standing() == 0
    async with arranged.database.writing() as session:
        await delete_post(session, mo, away)
        await undo_judgement(session, mo, decision)
    assert await arranged.standing() == 30
    async with arranged.database.writing() as session:
        await undelete_post(session, mo, away)
    assert await arranged.standing() == 40


async def test_a_dismissed_case_returns_only_when_it_has_grown(arranged: Arranged, people: Cast) -> None:
    assert await arranged.bring() == 1
    assert await arranged.bring() == 0
    await arranged.decide(await people.kim(), "dismiss", "")
    assert (await arranged.bring(), await arranged.bring(size=6)) == (0, 0)
    assert (await arranged.bring(size=8), await arranged.waiting()) == (1, 1)
    assert await arranged.scene.value("SELECT count(*) FROM gaming_cases") == 1


async def test_asking_a_colleague_keeps_the_case_in_the_queue(arranged: Arranged, people: Cast, client_as) -> None:
    await arranged.bring()
    await arranged.decide(await people.kim(), "ask", "Do they work together?")
    assert await arranged.waiting() == 1
    page = await (await client_as(await people.mo())).get(f"/mod/evidence/{await arranged.case()}")
    assert "Do they work together?" in page.text
    await arranged.decide(await people.mo(), "dismiss")
    assert await arranged.waiting() == 0


async def test_nobody_judges_what_is_about_them_what_changed_or_without_words(arranged: Arranged, people: Cast) -> None:
    mo, kim = await people.mo(), await people.kim()
    async with arranged.database.writing() as session:
        about_mo = Finding("pair", (arranged.lin.id or 0, mo.id or 0), 10, 8.0, (await arranged.finding()).vote_ids)
        await bring_findings(session, [about_mo])
    case = await arranged.case()
    for actor, choice, refusal in (
        (mo, Choice("dismiss", 1), Refused), (arranged.bo, Choice("dismiss", 1), NotThere),
        (kim, Choice("dismiss", 2), Conflict), (kim, Choice("annul", 1, " "), Invalid),
        (kim, Choice("burn", 1), Refused),
    ):  # fmt: skip
        async with arranged.database.writing() as session:
            with pytest.raises(refusal):
                await judge(session, actor, case, choice)
    async with arranged.database.writing() as session:
        with pytest.raises(NotThere):
            await restore_votes(session, arranged.bo, (1,))


async def test_both_are_told_in_their_language_and_the_author_not_who_voted(
    arranged: Arranged, people: Cast, client_as, settle
) -> None:
    await arranged.bring()
    await arranged.decide(await people.kim(), "annul", "The votes came within a minute.")
    await settle()
    async with arranged.database.writing() as session:
        await session.fetchval("UPDATE users SET locale = 'ru' WHERE name = 'bo'")
    lin = (await (await client_as(arranged.lin)).get("/notifications")).text
    assert "A moderator took 4 votes on your posts out of the count: The votes came within a minute." in lin
    assert "bo" not in lin.split("took 4 votes")[1][:200].split()
    bo = (await (await client_as(arranged.bo)).get("/notifications")).text
    assert "исключил из подсчёта 4 отданных вами голоса" in bo


async def test_the_page_lays_the_evidence_out_and_decides(arranged: Arranged, people: Cast, client_as) -> None:
    await arranged.bring()
    kim, place = await client_as(await people.kim()), f"/mod/evidence/{await arranged.case()}"
    assert place in (await kim.get(f"/mod/{await arranged.scene.value('SELECT max(id) FROM reviewables')}")).text
    page = (await kim.get(place)).text
    for shown in ("Many votes on one author at once", "<svg", "Who gave whom", "4 votes", "Which cable fits valve"):
        assert shown in page
    without = await kim.post(place, data={"verb": "annul", "version": "1", "words": ""})
    assert (without.status_code, "Say why" in without.text) == (422, True)
    done = await kim.post(place, data={"verb": "annul", "version": "1", "words": "Arranged."})
    assert done.status_code == 303
    assert "Annulled" in (await kim.get(place)).text
    assert (await kim.post(place, data={"verb": "annul", "version": "1", "words": "Again."})).status_code == 409
    judgement = await arranged.scene.value("SELECT max(id) FROM gaming_decisions")
    assert (await kim.post(f"/mod/evidence/judgements/{judgement}/undo")).status_code == 303
    assert await arranged.standing() == 40
    assert (await (await client_as(arranged.lin)).get(place)).status_code == 404
