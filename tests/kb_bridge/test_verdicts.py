"""Each verdict of an editor does what it says, is remembered, and can be taken back."""

from datetime import timedelta

import pytest

from forum.errors import Conflict, Invalid, NotThere, Refused
from kb_bridge.actions.articles import edit_article, restore_version
from kb_bridge.actions.proposals import Edit
from kb_bridge.actions.sorting import merge_topics, split_topic
from kb_bridge.actions.undoing import reopen_proposal
from kb_bridge.actions.verdicts import link_proposal, merge_proposal, reject_proposal, snooze_proposal, wake_snoozed
from kb_bridge.queries.articles import citations_of, source_ids, visible_article
from kb_bridge.queries.versions import article_versions

AN_ARTICLE = """
INSERT INTO articles (slug, title, body_source, body_html, render_version, created_at)
VALUES ('hubs', 'All about hubs', 'Hubs blink.', '<p>Hubs blink.</p>', 1, now()) RETURNING id
"""
ITS_TEXT = """
INSERT INTO article_versions (article_id, version, title, body_source, created_at)
VALUES ($1, 1, 'All about hubs', 'Hubs blink.', now() - interval '1 day')
"""

EARNED = """
SELECT coalesce(sum(l.amount), 0) FROM ledger_entries l LEFT JOIN ledger_entries r ON r.id = l.reverses_id
 WHERE 'article_used' IN (l.cause, r.cause) AND l.user_id = $1
"""


@pytest.fixture
async def hubs(database) -> int:
    """An article that an editor wrote by hand, long ago."""
    async with database.writing() as session:
        found: int = await session.fetchval(AN_ARTICLE)
        await session.fetchval(ITS_TEXT, found)
    return found


async def earned(scene, people) -> int:
    """What lin has of articles, after what was taken back."""
    return int(await scene.value(EARNED, (await people.lin()).id))


async def pointing(scene, article_id: int) -> int:
    return int(await scene.value("SELECT count(*) FROM threads WHERE article_id = $1", article_id))


async def test_a_topic_that_an_article_answers_is_linked_to_it_and_let_go_again(
    recurring, people, scene, database, hubs
):
    asked = await recurring.ripe()
    draft, eva = await recurring.draft(), await people.eva()
    async with database.writing() as session:
        await link_proposal(session, eva, draft.id, hubs)
    assert await pointing(scene, hubs) == len(asked)
    assert await scene.value("SELECT state FROM topics WHERE id = $1", draft.topic_id) == "written"
    async with database.writing() as session:
        await reopen_proposal(session, eva, draft.id)
    async with database.reading() as session:
        assert await source_ids(session, hubs) == []
    assert await pointing(scene, hubs) == 0
    assert (await recurring.draft()).id == draft.id


async def test_a_draft_becomes_a_part_of_an_article_its_authors_are_paid_and_both_are_undone(
    recurring, people, scene, database, hubs
):
    await recurring.ripe()
    draft, eva, edit = await recurring.draft(), await people.eva(), await recurring.edit()
    async with database.writing() as session:
        await merge_proposal(session, eva, draft.id, edit, article_id=hubs)
    async with database.reading() as session:
        article = await visible_article(session, people.visitor, hubs)
        assert len(await article_versions(session, eva, hubs)) == 2
        assert await citations_of(session, hubs)
    assert article.body_source.startswith("Hubs blink.")
    assert "Hold the setup button" in article.body_source
    assert await earned(scene, people) > 0
    async with database.writing() as session:
        await reopen_proposal(session, eva, draft.id)
    async with database.reading() as session:
        assert (await visible_article(session, eva, hubs)).body_source == "Hubs blink."
        assert await citations_of(session, hubs) == []
    assert await earned(scene, people) == 0


async def test_what_was_merged_is_not_taken_out_of_a_text_that_went_on(recurring, people, database, hubs):
    await recurring.ripe()
    draft, eva, edit = await recurring.draft(), await people.eva(), await recurring.edit()
    async with database.writing() as session:
        await merge_proposal(session, eva, draft.id, edit, article_id=hubs)
    async with database.writing() as session:
        session.now += timedelta(minutes=1)
        await edit_article(session, eva, hubs, Edit(2, "All about hubs", "Written anew."))
    with pytest.raises(Conflict):
        async with database.writing() as session:
            await reopen_proposal(session, eva, draft.id)


async def test_an_acceptance_is_taken_back_in_one_step_with_links_and_points(recurring, people, scene, database):
    asked = await recurring.ripe()
    draft, eva = await recurring.draft(), await people.eva()
    article_id = int((await recurring.accepted()).split("/")[2])
    assert (await pointing(scene, article_id), await earned(scene, people) > 0) == (len(asked), True)
    async with database.writing() as session:
        await reopen_proposal(session, eva, draft.id)
    assert (await pointing(scene, article_id), await earned(scene, people)) == (0, 0)
    again = await recurring.draft()
    assert again.id == draft.id
    async with database.reading() as session:
        with pytest.raises(NotThere):
            await visible_article(session, people.visitor, article_id)


async def test_a_snoozed_draft_wakes_when_its_time_has_come(recurring, people, scene, database):
    await recurring.ripe()
    draft, eva = await recurring.draft(), await people.eva()
    with pytest.raises(Invalid):
        async with database.writing() as session:
            await snooze_proposal(session, eva, draft.id, 4)
    async with database.writing() as session:
        await snooze_proposal(session, eva, draft.id, 7)
    async with database.writing() as session:
        assert await wake_snoozed(session) == 0
    assert await recurring.proposal_id() is None
    async with database.writing() as session:
        session.now += timedelta(days=8)
        assert await wake_snoozed(session) == 1
    assert (await recurring.draft()).id == draft.id


async def test_a_rejected_topic_returns_when_twice_as_many_ask(recurring, people, scene, database):
    await recurring.ripe()
    draft, eva = await recurring.draft(), await people.eva()
    async with database.writing() as session:
        await reject_proposal(session, eva, draft.id, "Too few as yet.")
    await recurring.ask(5)
    await recurring.settle()
    assert await recurring.proposal_id() is None
    async with database.writing() as session:
        await session.fetchval("UPDATE proposals SET asker_count = 3 WHERE id = $1", draft.id)
    await recurring.ask(0)
    await recurring.settle()
    again = await recurring.draft()
    assert again.id != draft.id
    assert await scene.value("SELECT reason FROM proposals WHERE id = $1", draft.id) == "Too few as yet."


async def test_threads_are_split_off_and_merged_back(recurring, people, scene, database):
    asked = await recurring.ripe()
    draft, eva = await recurring.draft(), await people.eva()
    every = [each.thread_id for each in asked]
    for wrong in ([], every):
        with pytest.raises(Invalid):
            async with database.writing() as session:
                await split_topic(session, eva, draft.topic_id, wrong)
    async with database.writing() as session:
        other = (await split_topic(session, eva, draft.topic_id, every[3:])).topic_id
    there = "SELECT array_agg(thread_id ORDER BY thread_id) FROM topic_threads WHERE topic_id = $1"
    assert await scene.value(there, other) == every[3:]
    async with database.writing() as session:
        await merge_topics(session, eva, other, draft.topic_id)
    assert await scene.value(there, draft.topic_id) == every


async def test_an_earlier_version_is_put_back_by_editors_alone(recurring, people, database, hubs):
    eva, mo = await people.eva(), await people.mo()
    async with database.writing() as session:
        await edit_article(session, eva, hubs, Edit(1, "Of hubs", "Hubs blink twice."))
    with pytest.raises((Refused, NotThere)):
        async with database.writing() as session:
            await restore_version(session, mo, hubs, 1)
    async with database.writing() as session:
        await restore_version(session, eva, hubs, 1)
    async with database.reading() as session:
        article = await visible_article(session, people.visitor, hubs)
        assert (article.title, article.body_source, article.version) == ("All about hubs", "Hubs blink.", 3)
        assert await article_versions(session, mo, hubs) == []


@pytest.mark.parametrize("who", ["asha", "mo"])
async def test_nobody_else_decides(who, recurring, people, database, hubs):
    await recurring.ripe()
    draft, edit, actor = await recurring.draft(), await recurring.edit(), await getattr(people, who)()
    for act in (
        lambda session: link_proposal(session, actor, draft.id, hubs),
        lambda session: merge_proposal(session, actor, draft.id, edit, article_id=hubs),
        lambda session: snooze_proposal(session, actor, draft.id, 7),
        lambda session: split_topic(session, actor, draft.topic_id, [1]),
    ):
        with pytest.raises((Refused, NotThere)):
            async with database.writing() as session:
                await act(session)
