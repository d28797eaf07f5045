"""A verdict that is taken back leaves nothing behind, in whatever order; an acceptance brings the same article back."""

from collections.abc import Awaitable, Callable
from random import Random
from typing import Any

import pytest

from forum.actor import Actor
from forum.database import Session
from forum.errors import Conflict, NotThere
from forum.threads.actions import add_me_too
from kb_bridge.actions.accepting import accept_proposal
from kb_bridge.actions.articles import archive_article, restore_article
from kb_bridge.actions.declining import decline_article
from kb_bridge.actions.sorting import merge_topics, split_topic
from kb_bridge.actions.undoing import reopen_proposal
from kb_bridge.actions.unsorting import take_back_change
from kb_bridge.actions.verdicts import link_proposal, merge_proposal, reject_proposal, snooze_proposal
from tests.kb_bridge.test_verdicts import AN_ARTICLE, ITS_TEXT

STATE = """
SELECT jsonb_build_object(
 'articles', (SELECT jsonb_agg(jsonb_build_array(id, title, body_source) ORDER BY id) FROM articles
               WHERE state = 'published'),
 'citations', (SELECT jsonb_agg(jsonb_build_array(article_id, number, post_id) ORDER BY article_id, number)
                 FROM citations c JOIN articles a ON a.id = c.article_id WHERE a.state = 'published'),
 'sources', (SELECT jsonb_agg(jsonb_build_array(article_id, thread_id, answers) ORDER BY article_id, thread_id)
               FROM sources s JOIN articles a ON a.id = s.article_id WHERE a.state = 'published'),
 'threads', (SELECT jsonb_agg(jsonb_build_array(id, article_id, solved_at) ORDER BY id) FROM threads),
 'topics', (SELECT jsonb_agg(jsonb_build_array(id, title, state, article_id, thread_count, asker_count) ORDER BY id)
              FROM topics),
 'places', (SELECT jsonb_agg(jsonb_build_array(thread_id, topic_id, pinned, excluded) ORDER BY thread_id)
              FROM topic_threads),
 'proposals', (SELECT jsonb_agg(jsonb_build_array(id, topic_id, state, joined, article_id) ORDER BY id)
                 FROM proposals),
 'paid', (SELECT jsonb_object_agg(user_id, total) FROM
           (SELECT user_id, sum(amount) AS total FROM ledger_entries GROUP BY user_id) AS sums),
 'people', (SELECT jsonb_object_agg(id, reputation) FROM users))
"""
Undo = Callable[[Session], Awaitable[Any]]


async def one_verdict(recurring, eva: Actor, verdict: str, hubs: int) -> Undo:
    """Decides, and returns what takes it back."""
    draft, edit = await recurring.draft(), await recurring.edit()
    async with recurring.database.writing() as session:
        if verdict == "accept":
            await accept_proposal(session, eva, draft.id, edit)
        elif verdict == "reject":
            await reject_proposal(session, eva, draft.id, "No.")
        elif verdict == "snooze":
            await snooze_proposal(session, eva, draft.id, 7)
        elif verdict == "link":
            await link_proposal(session, eva, draft.id, hubs)
        elif verdict == "merge":
            await merge_proposal(session, eva, draft.id, edit, article_id=hubs)
        elif verdict == "split":
            sql = "SELECT thread_id FROM topic_threads WHERE topic_id = $1 ORDER BY thread_id LIMIT 2"
            rows = await session.fetch(sql, draft.topic_id)
            made = await split_topic(session, eva, draft.topic_id, [row["thread_id"] for row in rows])
            return lambda later: take_back_change(later, eva, made.change_id)
        else:
            other = await session.fetchval("SELECT min(id) FROM topics WHERE id <> $1", draft.topic_id)
            pair = (draft.topic_id, other) if verdict == "unite" else (other, draft.topic_id)
            made = await merge_topics(session, eva, *pair)
            return lambda later: take_back_change(later, eva, made.change_id)
    return lambda later: reopen_proposal(later, eva, draft.id)


VERDICTS = ("accept", "reject", "snooze", "link", "merge", "split", "unite", "swallow")


@pytest.mark.parametrize("seed", [2, 3])
async def test_whatever_is_decided_and_taken_back_leaves_all_as_it_was(seed, recurring, people, scene):
    await recurring.ripe()
    await scene.ask(await people.bo(), "Refund for an annual plan", "I cancelled and would like my money back.")
    await recurring.settle()
    eva = await people.eva()
    async with recurring.database.writing() as session:
        hubs = await session.fetchval(AN_ARTICLE)
        await session.fetchval(ITS_TEXT, hubs)
    before = await scene.value(STATE)
    for verdict in Random(seed).sample(VERDICTS, len(VERDICTS)):
        undo = await one_verdict(recurring, eva, verdict, hubs)
        assert await scene.value(STATE) != before, verdict
        async with recurring.database.writing() as session:
            await undo(session)
        assert await scene.value(STATE) == before, verdict
        await recurring.settle()


async def test_an_acceptance_that_was_taken_back_and_given_again_is_the_same_article(recurring, people, scene):
    asked = await recurring.ripe()
    draft, eva, bo = await recurring.draft(), await people.eva(), await people.bo()
    async with recurring.database.writing() as session:
        await add_me_too(session, bo, asked[0].thread_id)
    first = await recurring.accepted()
    await recurring.settle()
    async with recurring.database.writing() as session:
        await reopen_proposal(session, eva, draft.id)
    again = await recurring.accepted(title="Hub offline after a new router")
    await recurring.settle()
    assert again.split("/")[2] == first.split("/")[2]
    assert await scene.value("SELECT count(*) FROM articles") == 1
    assert await scene.value("SELECT version FROM articles") == 2
    told = "SELECT count(*) FROM notifications WHERE kind = 'written_up' AND user_id = $1"
    assert await scene.value(told, bo.id) == 1


async def test_who_said_no_is_not_asked_by_the_same_article_again(recurring, people, scene):
    asked = await recurring.ripe()
    article_id = int((await recurring.accepted()).split("/")[2])
    asker, eva, no = await recurring.asker(1), await people.eva(), asked[1].thread_id
    async with recurring.database.writing() as session:
        await decline_article(session, asker, article_id, no)
    of_thread = "SELECT article_id FROM threads WHERE id = $1"
    assert await scene.value(of_thread, no) is None
    async with recurring.database.writing() as session:
        await archive_article(session, eva, article_id)
        await restore_article(session, eva, article_id)
    assert await scene.value(of_thread, no) is None
    assert await scene.value(of_thread, asked[0].thread_id) == article_id
    with pytest.raises(NotThere):
        async with recurring.database.writing() as session:
            await decline_article(session, asker, article_id, no)


async def test_a_merger_on_which_a_verdict_rests_is_not_taken_back(recurring, people, scene):
    await recurring.ripe()
    await scene.ask(await people.bo(), "Refund for an annual plan", "I cancelled and would like my money back.")
    await recurring.settle()
    draft, eva = await recurring.draft(), await people.eva()
    other = await scene.value("SELECT max(id) FROM topics")
    async with recurring.database.writing() as session:
        made = await merge_topics(session, eva, other, draft.topic_id)
    async with recurring.database.writing() as session:
        session.now = session.now.replace(year=session.now.year + 1)
        await accept_proposal(session, eva, draft.id, await recurring.edit())
    with pytest.raises(Conflict):
        async with recurring.database.writing() as session:
            await take_back_change(session, eva, made.change_id)
    with pytest.raises(NotThere):
        async with recurring.database.writing() as session:
            await take_back_change(session, eva, 2**62)
