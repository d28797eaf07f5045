"""When a draft comes, what is in it, and what never gets into it."""

from datetime import timedelta

import pytest

from forum.actor import SYSTEM
from forum.categories.actions import edit_category
from forum.clock import utc_now
from forum.threads.actions import Edit as PostEdit
from forum.threads.actions import delete_post, edit_post, hide_post, hold_post, move_thread
from kb_bridge.actions.proposals import save_draft
from kb_bridge.actions.ripening import ripen
from tests.kb_bridge.conftest import OFFLINE


def said(draft) -> str:
    return " ".join(quote.text for section in draft.draft for quote in section.quotes)


async def test_the_fifth_person_makes_a_draft_and_the_fourth_does_not(recurring):
    asked = await recurring.ask_all(4)
    await recurring.settle()
    assert await recurring.proposal_id() is None
    await recurring.ask(4)
    await recurring.settle()
    draft = await recurring.draft()
    assert (draft.asker_count, draft.thread_count) == (5, 5)
    assert draft.topic_id == await recurring.topic_of(asked[0])


async def test_one_person_asking_five_times_makes_no_draft(recurring, people, scene):
    asha = await people.asha()
    for number in range(5):
        asked = await scene.ask(asha, title=f"Hub offline since the new router ({number})", body="It blinks amber.")
    await recurring.solve(asked)
    await recurring.settle()
    assert await recurring.proposal_id() is None


async def test_people_years_apart_make_no_draft(recurring, database):
    for number in range(5):
        database.clock = lambda number=number: utc_now() - timedelta(days=200 * (5 - number))
        asked = await recurring.ask(number)
    await recurring.solve(asked)
    await recurring.settle()
    assert await recurring.proposal_id() is None


async def test_without_an_answer_there_is_nothing_to_draft_and_the_first_answer_makes_it(recurring):
    asked = [await recurring.ask(number) for number in range(5)]
    await recurring.settle()
    assert await recurring.proposal_id() is None
    await recurring.solve(asked[2])
    await recurring.settle()
    assert "Hold the setup button" in said(await recurring.draft())


async def test_a_draft_grows_with_its_topic_until_an_editor_takes_it_in_hand(recurring, people, database):
    asked = await recurring.ripe()
    first = await recurring.draft()
    await recurring.ask(5)
    await recurring.solve(asked[3], "Switch 5 GHz off on the router, because the hub knows 2.4 GHz alone.")
    await recurring.settle()
    second = await recurring.draft()
    assert second.id == first.id
    assert second.asker_count == 6
    assert second.version > first.version
    assert "2.4 GHz" in said(second)
    assert second.posts[: len(first.posts)] == first.posts

    async with database.writing() as session:
        await save_draft(session, await people.eva(), second.id, await recurring.edit(source="Mine alone. [1]"))
    await recurring.solve(asked[4], "A travel router helps where the network wants a password in a page.")
    await recurring.settle()
    third = await recurring.draft()
    assert (third.edited_source, third.draft) == ("Mine alone. [1]", second.draft)
    assert len(third.posts) > len(second.posts)


async def test_personal_data_and_courtesies_are_not_drafted(recurring):
    await recurring.ripe()
    draft = said(await recurring.draft())
    assert "lin@example.com" not in draft
    assert "Good luck" not in draft


SECRET = "The master code of every hub is zebra, hold the router button offline."


@pytest.mark.parametrize("visibility", ["staff", "signed_in"])
async def test_what_not_everybody_may_read_is_in_no_topic_and_no_draft(visibility, recurring, people, scene):
    await scene.category("inner", visibility)
    asked = await recurring.ask_all(4)
    title, body = OFFLINE[4]
    hidden = await scene.ask(await people.mo(), title=title, body=body, category="inner")
    await scene.answer(await people.mo(), hidden.thread_id, SECRET)
    await recurring.settle()
    assert await recurring.topic_of(hidden) is None
    assert await recurring.proposal_id() is None
    await recurring.ask(5)
    await recurring.settle()
    draft = await recurring.draft()
    assert "zebra" not in said(draft)
    assert hidden.post_id not in draft.posts
    assert await recurring.topic_of(asked[0]) == draft.topic_id


@pytest.mark.parametrize("take_away", [delete_post, hide_post, hold_post])
async def test_a_post_that_readers_lost_is_not_cited(take_away, recurring, people, database):
    asked = await recurring.ask_all()
    extra = await recurring.solve(asked[1], SECRET)
    await recurring.settle()
    before = await recurring.draft()
    assert "zebra" in said(before)
    async with database.writing() as session:
        await take_away(session, await people.mo(), extra.post_id)
    await recurring.settle()
    after = await recurring.draft()
    assert "zebra" not in said(after)
    assert extra.post_id not in {quote.post_id for section in after.draft for quote in section.quotes}


async def test_an_edited_answer_is_drafted_as_it_reads_now(recurring, people, database):
    asked = await recurring.ask_all()
    extra = await recurring.solve(asked[1], SECRET)
    await recurring.settle()
    async with database.writing() as session:
        edit = PostEdit(version=1, body="Hold the router button while it is offline.")
        await edit_post(session, await people.mo(), extra.post_id, edit)
    await recurring.settle()
    assert "zebra" not in said(await recurring.draft())


async def test_a_thread_that_goes_out_of_sight_takes_its_sentences_along(recurring, people, scene, database):
    asked = await recurring.ask_all(6)
    await recurring.solve(asked[5], SECRET)
    await recurring.settle()
    assert "zebra" in said(await recurring.draft())
    async with database.writing() as session:
        await move_thread(session, await people.mo(), asked[5].thread_id, await scene.category("inner", "signed_in"))
    await recurring.settle()
    draft = await recurring.draft()
    assert "zebra" not in said(draft)
    assert draft.thread_count == 5


async def test_a_draft_of_which_nothing_is_left_is_withdrawn(recurring, people, scene, database):
    asked = await recurring.ripe()
    proposal_id = await recurring.proposal_id()
    for each in asked:
        async with database.writing() as session:
            await hide_post(session, await people.mo(), each.post_id)
    await recurring.settle()
    assert await scene.value("SELECT state FROM proposals WHERE id = $1", proposal_id) == "rejected"
    assert await scene.value("SELECT decided_by_id FROM proposals WHERE id = $1", proposal_id) is None


async def test_ripening_twice_makes_one_proposal(recurring, scene, database):
    await recurring.ripe()
    draft = await recurring.draft()
    async with database.writing() as session:
        await ripen(session, draft.topic_id)
    assert await scene.value("SELECT count(*) FROM proposals") == 1
    assert (await recurring.draft()).version == draft.version
    assert await scene.value("SELECT count(*) FROM events WHERE name = 'ProposalDrafted'") == 1


async def test_a_category_that_closes_takes_its_sentences_along(recurring, scene, database):
    await scene.category("inner")
    asked = await recurring.ask_all(5)
    closing = await recurring.ask(5, category="inner")
    await recurring.solve(closing, SECRET)
    await recurring.settle()
    assert "zebra" in said(await recurring.draft())
    values = {"slug": "inner", "name": "Inner", "description": "", "visibility": "staff"}
    async with database.writing() as session:
        await edit_category(session, SYSTEM, await scene.category("inner"), values)
    await recurring.settle()
    assert "zebra" not in said(await recurring.draft())
    assert await recurring.topic_of(closing) is None
    assert await recurring.topic_of(asked[0]) is not None
