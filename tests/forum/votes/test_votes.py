"""Voting."""

from collections.abc import Callable

import pytest

from forum.actor import Actor
from forum.database import Database
from forum.errors import Invalid, NotThere, Refused, SignInNeeded
from forum.threads.actions import hide_post, hold_post
from forum.votes.actions import cast_vote, withdraw_vote
from forum.votes.queries import my_votes
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.talk import Talk


async def vote(database: Database, actor: Actor, post_id: int, value: int) -> None:
    async with database.writing() as session:
        await cast_vote(session, actor, post_id, value)


async def test_a_vote_counts_once_however_often_it_is_cast(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    bo = await people.bo()
    for _each in range(3):
        await vote(database, bo, asked.post_id, 1)
    assert (await talk.post(asked.post_id)).score == 1
    assert (await talk.thread(asked.thread_id)).score == 1
    assert (await talk.events(asked.thread_id))[1:] == ["VoteCast"]
    async with database.reading() as session:
        assert await my_votes(session, bo, asked.thread_id) == {asked.post_id: 1}
        assert await my_votes(session, people.visitor, asked.thread_id) == {}


async def test_a_changed_vote_is_one_withdrawn_and_one_cast(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    answered = await talk.answer(await people.lin(), asked)
    bo = await people.bo()
    await vote(database, bo, answered.post_id, 1)
    await vote(database, bo, answered.post_id, -1)
    assert (await talk.post(answered.post_id)).score == -1
    assert (await talk.thread(asked.thread_id)).score == 0
    assert (await talk.events(asked.thread_id))[2:] == ["VoteCast", "VoteWithdrawn", "VoteCast"]


async def test_a_vote_is_taken_back_once(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    bo = await people.bo()
    await vote(database, bo, asked.post_id, 1)
    async with database.writing() as session:
        for _each in range(2):
            await withdraw_vote(session, bo, asked.post_id)
    assert (await talk.post(asked.post_id)).score == 0
    assert (await talk.events(asked.thread_id))[1:] == ["VoteCast", "VoteWithdrawn"]


async def test_the_event_names_the_author_and_whether_it_is_a_question(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(asha := await people.asha())
    await vote(database, bo := await people.bo(), asked.post_id, 1)
    async with database.reading() as session:
        row = await session.fetchrow("SELECT * FROM events WHERE name = 'VoteCast'")
        is_question = await session.fetchval("SELECT payload -> 'is_question' FROM events WHERE id = $1", row["id"])
    assert (row["actor_id"], row["user_id"], row["post_id"], is_question) == (bo.id, asha.id, asked.post_id, True)


async def test_an_author_cannot_vote_for_their_own_answer(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    answered = await talk.answer(lin := await people.lin(), asked)
    with pytest.raises(Refused):
        await vote(database, lin, answered.post_id, 1)
    await vote(database, lin, asked.post_id, 1)


async def test_voting_down_takes_a_trust_level(database: Database, people: Cast, talk: Talk):
    asked = await talk.question(await people.asha())
    with pytest.raises(Refused):
        await vote(database, await people.person("newish", reputation=400), asked.post_id, -1)
    await vote(database, await people.person("known", trust_level=1), asked.post_id, -1)
    await vote(database, await people.mo(), asked.post_id, -1)
    assert (await talk.post(asked.post_id)).score == -2


@pytest.mark.parametrize("away", [hold_post, hide_post])
async def test_what_is_not_in_view_has_no_votes_even_from_moderators(
    database: Database, people: Cast, talk: Talk, away: Callable
):
    asked = await talk.question(await people.asha())
    answered = await talk.answer(await people.lin(), asked)
    mo = await people.mo()
    async with database.writing() as session:
        await away(session, mo, answered.post_id)
    for actor in (mo, await people.bo()):
        with pytest.raises(NotThere):
            await vote(database, actor, answered.post_id, 1)


async def test_visitors_sign_in_first_and_the_unverified_confirm_their_address(
    database: Database, people: Cast, talk: Talk
):
    asked = await talk.question(await people.asha())
    with pytest.raises(SignInNeeded):
        await vote(database, people.visitor, asked.post_id, 1)
    with pytest.raises(Refused):
        await vote(database, await people.uri(), asked.post_id, 1)


@pytest.mark.parametrize("value", [0, 2, -7])
async def test_a_vote_is_one_up_or_one_down(database: Database, people: Cast, talk: Talk, value: int):
    asked = await talk.question(await people.asha())
    with pytest.raises(Invalid):
        await vote(database, await people.bo(), asked.post_id, value)


async def test_the_arrows_lead_back_to_the_post(people: Cast, talk: Talk, client_as: Callable, client: Browser):
    asked = await talk.question(await people.asha())
    browser = await client_as(await people.bo())
    url = f"/p/{asked.post_id}/vote"
    for value, score in (("1", 1), ("1", 1), ("-1", -1), ("0", 0), ("0", 0)):
        reply = await browser.post(url, data={"value": value})
        assert (reply.status_code, reply.headers["location"]) == (303, f"{asked.url}#post-{asked.post_id}")
        assert (await talk.post(asked.post_id)).score == score
    for value in ("", "2", "1e9", "up"):
        assert (await browser.post(url, data={"value": value})).status_code == 422
    assert (await browser.post("/p/987654321/vote", data={"value": "1"})).status_code == 404
    assert (await client.post(url, data={"value": "1"})).headers["location"].startswith("/sign-in")
    assert (await browser.post(url, data={"value": "1"}, headers={"origin": "https://evil.example"})).status_code == 403
