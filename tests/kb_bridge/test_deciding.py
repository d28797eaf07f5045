"""Editors accept, reject and come back; articles are edited, archived, rated."""

import json

import pytest

from forum.errors import Conflict, Invalid, NotThere, Refused, SignInNeeded
from forum.threads.actions import delete_post, undelete_post
from kb_bridge.actions.accepting import accept_proposal
from kb_bridge.actions.articles import archive_article, edit_article, rate_article, restore_article
from kb_bridge.actions.proposals import Edit, save_draft
from kb_bridge.actions.undoing import reopen_proposal
from kb_bridge.actions.verdicts import reject_proposal
from kb_bridge.queries.articles import citations_of, visible_article
from kb_bridge.truth.queries.concerns import concerns


async def event(scene, name: str):
    found = await scene.value("SELECT payload FROM events WHERE name = $1 ORDER BY id DESC LIMIT 1", name)
    return json.loads(found) if isinstance(found, str) else found


async def test_an_accepted_draft_is_an_article_to_which_its_threads_point(recurring, people, scene, database):
    asked = await recurring.ripe()
    url = await recurring.accepted(title="Hub offline after a change of router")
    assert url.endswith("/hub-offline-after-a-change-of-router")
    article_id = int(url.split("/")[2])
    async with database.reading() as session:
        article = await visible_article(session, people.visitor, article_id)
        cited = [each.post_id for each in await citations_of(session, article_id)]
    for each in asked:
        assert await scene.value("SELECT article_id FROM threads WHERE id = $1", each.thread_id) == article_id
    told = await event(scene, "ArticleAccepted")
    assert told["thread_ids"] == sorted(each.thread_id for each in asked)
    assert told["post_ids"] == cited
    assert (told["url"], told["title"]) == (article.url, article.title)
    assert await scene.value("SELECT state FROM topics WHERE id = $1", article.topic_id) == "written"
    assert await scene.value("SELECT count(*) FROM events WHERE name = 'ThreadWrittenUp'") == len(asked)


async def test_followers_are_told_once_that_their_thread_is_written_up(recurring, scene):
    asked = await recurring.ripe()
    await recurring.accepted()
    await recurring.settle()
    await recurring.settle()
    told = await scene.value("SELECT count(*) FROM notifications WHERE kind = 'written_up'")
    assert told >= len(asked)
    one = "SELECT count(*) FROM notifications WHERE kind = 'written_up' AND user_id = $1"
    assert await scene.value(one, (await recurring.asker(0)).id) == 1


async def test_a_thread_that_comes_later_joins_the_written_topic_without_a_new_draft(recurring, scene):
    asked = await recurring.ripe()
    await recurring.accepted()
    later = await recurring.ask(5)
    await recurring.settle()
    assert await recurring.topic_of(later) == await recurring.topic_of(asked[0])
    assert await recurring.proposal_id() is None
    assert await scene.value("SELECT article_id FROM threads WHERE id = $1", later.thread_id) is None


@pytest.mark.parametrize("who", ["asha", "mo", "visitor"])
async def test_only_editors_decide(who, recurring, people, database):
    await recurring.ripe()
    draft, edit = await recurring.draft(), await recurring.edit()
    actor = people.visitor if who == "visitor" else await getattr(people, who)()
    for act in (
        lambda session: save_draft(session, actor, draft.id, edit),
        lambda session: accept_proposal(session, actor, draft.id, edit),
        lambda session: reject_proposal(session, actor, draft.id, "no"),
        lambda session: reopen_proposal(session, actor, draft.id),
    ):
        with pytest.raises((Refused, NotThere)):
            async with database.writing() as session:
                await act(session)
    assert (await recurring.draft()).version == draft.version


async def test_two_editors_conflict_and_the_first_wins(recurring, people, database):
    await recurring.ripe()
    edit, draft = await recurring.edit(), await recurring.draft()
    eva, ada = await people.eva(), await people.ada()
    async with database.writing() as session:
        version = await save_draft(session, eva, draft.id, edit)
    for act in (save_draft, accept_proposal):
        with pytest.raises(Conflict):
            async with database.writing() as session:
                await act(session, ada, draft.id, Edit(edit.version, edit.title, f"{edit.source} [1]"))
    async with database.writing() as session:
        await accept_proposal(session, ada, draft.id, Edit(version, edit.title, edit.source))
    with pytest.raises(Conflict):
        async with database.writing() as session:
            await reject_proposal(session, eva, draft.id, "too late")


@pytest.mark.parametrize(
    "changed,field",
    [
        ({"title": ""}, "title"), ({"title": "x" * 300}, "title"), ({"source": "  "}, "source"),
        ({"source": "No source at all."}, "source"), ({"source": "Beyond. [999]"}, "source"),
        ({"source": "x [1] " * 10_000}, "source"),
    ],
)  # fmt: skip
async def test_what_cannot_be_published_is_said_at_its_field(changed, field, recurring, people, database):
    await recurring.ripe()
    draft, edit = await recurring.draft(), await recurring.edit(**changed)
    with pytest.raises(Invalid) as refused:
        async with database.writing() as session:
            await accept_proposal(session, await people.eva(), draft.id, edit)
    assert list(refused.value.errors) == [field]
    assert (await recurring.draft()).state == "open"


async def test_a_text_that_rests_on_a_lost_post_is_not_published(recurring, people, database):
    asked = await recurring.ask_all()
    extra = await recurring.solve(asked[1], "Or restart the router while the hub is offline.")
    await recurring.settle()
    draft = await recurring.draft()
    number = draft.posts.index(extra.post_id) + 1
    async with database.writing() as session:
        edit = await recurring.edit(source=f"Restart it. [{number}]")
        await save_draft(session, await people.eva(), draft.id, edit)
        await delete_post(session, await people.mo(), extra.post_id)
    await recurring.settle()
    with pytest.raises(Invalid) as refused:
        await recurring.accepted()
    assert str(number) in str(refused.value.errors["source"])


async def test_a_rejection_has_a_reason_and_can_be_taken_back(recurring, people, scene, database):
    await recurring.ripe()
    draft, eva = await recurring.draft(), await people.eva()
    for bad in ("", "  ", "x" * 700):
        with pytest.raises(Invalid):
            async with database.writing() as session:
                await reject_proposal(session, eva, draft.id, bad)
    async with database.writing() as session:
        await reject_proposal(session, eva, draft.id, "Each has another cause.")
    assert await scene.value("SELECT state FROM topics WHERE id = $1", draft.topic_id) == "dismissed"
    await recurring.ask(5)
    await recurring.settle()
    assert await recurring.proposal_id() is None
    async with database.writing() as session:
        await reopen_proposal(session, eva, draft.id)
        await reopen_proposal(session, eva, draft.id)
    assert (await recurring.draft()).id == draft.id
    assert await scene.value("SELECT state FROM topics WHERE id = $1", draft.topic_id) == "proposed"


async def test_archiving_takes_the_links_back_and_restoring_makes_them_again(recurring, people, scene, database):
    asked = await recurring.ripe()
    article_id, eva = int((await recurring.accepted()).split("/")[2]), await people.eva()
    linked = "SELECT count(*) FROM threads WHERE article_id = $1"
    async with database.writing() as session:
        await archive_article(session, eva, article_id)
    assert await scene.value(linked, article_id) == 0
    asha = await people.asha()
    async with database.reading() as session:
        with pytest.raises(NotThere):
            await visible_article(session, asha, article_id)
        assert (await visible_article(session, eva, article_id)).state == "archived"
    async with database.writing() as session:
        await restore_article(session, eva, article_id)
    assert await scene.value(linked, article_id) == len(asked)


async def test_an_article_is_edited_by_version_and_keeps_its_numbers(recurring, people, database):
    await recurring.ripe()
    article_id, eva = int((await recurring.accepted()).split("/")[2]), await people.eva()
    async with database.writing() as session:
        url = await edit_article(session, eva, article_id, Edit(1, "A new title", "Only this. [1]"))
    assert url.endswith("/a-new-title")
    for edit, wrong in ((Edit(1, "Stale", "x [1]"), Conflict), (Edit(2, "Fresh", "x [99]"), Invalid)):
        with pytest.raises(wrong):
            async with database.writing() as session:
                await edit_article(session, eva, article_id, edit)
    with pytest.raises((Refused, NotThere)):
        async with database.writing() as session:
            await edit_article(session, await people.mo(), article_id, Edit(2, "Not theirs", "x [1]"))


async def test_everybody_says_once_whether_it_helped(recurring, people, database):
    await recurring.ripe()
    article_id = int((await recurring.accepted()).split("/")[2])
    bo, asha = await people.bo(), await people.asha()
    for actor, helpful in ((bo, True), (bo, False), (asha, True), (asha, True)):
        async with database.writing() as session:
            await rate_article(session, actor, article_id, helpful=helpful)
    async with database.reading() as session:
        article = await visible_article(session, bo, article_id)
    assert (article.helpful, article.unhelpful) == (1, 1)
    for actor, wrong in ((people.visitor, SignInNeeded), (await people.uri(), Refused)):
        with pytest.raises(wrong):
            async with database.writing() as session:
                await rate_article(session, actor, article_id, helpful=True)


async def test_a_citation_of_a_lost_post_is_marked_until_the_post_is_back(recurring, people, database):
    asked = await recurring.ask_all()
    extra = await recurring.solve(asked[1], "Or restart the router while the hub is offline.")
    await recurring.settle()
    number = (await recurring.draft()).posts.index(extra.post_id) + 1
    url = await recurring.accepted(source=f"Restart it. [{number}]")
    article_id = int(url.split("/")[2])
    eva = await people.eva()
    for change, gone in ((delete_post, True), (undelete_post, False)):
        async with database.writing() as session:
            await change(session, await people.mo(), extra.post_id)
        await recurring.settle()
        async with database.reading() as session:
            assert [each.gone for each in await citations_of(session, article_id)] == [gone]
            assert bool(await concerns(session, eva)) == gone
