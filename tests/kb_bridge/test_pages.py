"""The knowledge base and the desk through the browser: what is seen, kept and refused."""

import html
import re

import pytest

from forum.threads.actions import hide_post

BAD_TEXTS = ["\0", "x\ud800y".encode("utf-16", "surrogatepass").decode("utf-16", "replace"), "x" * 31_000]


def typed(page: str) -> dict[str, str]:
    """What the form on the desk holds."""
    title = re.search(r'id="f-title"[^>]*? value="([^"]*)"', page)
    source = re.search(r'<textarea[^>]*id="f-source"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    version = re.search(r'name="version" value="(\d+)"', page)
    assert title
    assert source
    assert version
    texts = {"title": title[1], "source": source[1], "version": version[1]}
    return {name: html.unescape(text) for name, text in texts.items()}


@pytest.fixture
async def desk(recurring, client_as, people):
    """An editor's browser, and the address of the draft that waits."""
    await recurring.ripe()
    return await client_as(await people.eva()), f"/kb/editor/proposals/{await recurring.proposal_id()}"


@pytest.fixture
async def article(recurring):
    await recurring.ripe()
    return await recurring.accepted(title="Hub offline after a change of router")


async def test_an_empty_knowledge_base_says_what_belongs_there(client):
    page = await client.get("/kb")
    assert page.status_code == 200
    assert "No articles yet" in page.text


async def test_an_article_is_read_by_everybody_under_its_own_address(article, client):
    for other in (article.rsplit("/", 1)[0], article + "-x"):
        moved = await client.get(other)
        assert (moved.status_code, moved.headers["location"]) == (301, article)
    page = await client.get(article)
    assert page.status_code == 200
    assert 'class="citation"><a href="/p/' in page.text
    assert "From these threads" in page.text
    assert "For editors" not in page.text
    listed = await client.get("/kb")
    assert article in listed.text


async def test_each_source_thread_points_to_the_article(article, recurring, scene, client):
    thread_id = await scene.value("SELECT min(thread_id) FROM sources")
    page = await client.get(f"/t/{thread_id}", follow_redirects=True)
    assert "Written up in" in page.text
    assert article in page.text


@pytest.mark.parametrize("path", ["/kb/999999", "/kb/999999/x", "/kb/99999999999999999999/x"])
async def test_an_article_that_is_not_there_is_a_plain_404(path, client, client_as, people):
    assert (await client.get(path)).status_code == 404
    assert (await (await client_as(await people.eva())).get(path)).status_code == 404


async def test_an_archived_article_is_there_for_editors_alone(article, client, client_as, people):
    eva, article_id = await client_as(await people.eva()), article.split("/")[2]
    done = await eva.post(f"/kb/{article_id}/archive")
    assert done.status_code == 303
    assert (await client.get(article)).status_code == 404
    assert "Archived" in (await eva.get(article)).text
    assert article not in (await client.get("/kb")).text
    assert article in (await eva.get("/kb/editor")).text
    back = await eva.post(f"/kb/{article_id}/restore")
    assert back.headers["location"] == article
    assert (await client.get(article)).status_code == 200


@pytest.mark.parametrize("who", ["visitor", "asha", "mo"])
async def test_the_desk_is_not_there_for_others(who, desk, article_urls, client, client_as, people):
    browser = client if who == "visitor" else await client_as(await getattr(people, who)())
    _eva, proposal = desk
    for url in ("/kb/editor", proposal, *article_urls):
        assert (await browser.get(url)).status_code == 404, url
    for url in (proposal, f"{proposal}/reject", f"{proposal}/reopen", f"{proposal}/preview", "/kb/1/archive"):
        assert (await browser.post(url, data={"source": "x", "title": "x", "reason": "x"})).status_code == 404, url
    assert "Editor" not in (await browser.get("/kb")).text


@pytest.fixture
def article_urls():
    return ["/kb/editor/topics/1", "/kb/1/edit"]


async def test_the_desk_shows_what_waits_why_and_what_ripens(desk, recurring, scene, people):
    eva, proposal = desk
    for name in ("asha", "bo"):
        actor = await getattr(people, name)()
        await scene.ask(actor, title="Valve leaks at the thread of the hose", body="Water drips from the valve.")
    await recurring.settle()
    page = (await eva.get("/kb/editor")).text
    assert proposal in page
    assert "5 people asked" in page
    assert "Likeness" in page
    assert "Valve leaks" in page
    assert '<span class="count">1</span>' in page


async def test_a_draft_stands_beside_its_sources(desk):
    eva, proposal = desk
    page = (await eva.get(proposal)).text
    cited = re.findall(r'class="citation"><a href="#source-(\d+)"', page)
    assert cited
    assert all(f'id="source-{number}"' in page for number in cited)
    assert "Why these threads" in page
    assert "have no source" not in page


async def test_a_saved_draft_keeps_the_text_and_shows_what_cites_nothing(desk, client):
    eva, proposal = desk
    form = typed((await eva.get(proposal)).text)
    saved = await eva.post(proposal, data={**form, "source": form["source"] + "\nI made this up.", "deed": "save"})
    assert (saved.status_code, saved.headers["location"]) == (303, proposal)
    page = (await eva.get(proposal)).text
    assert '<mark class="uncited">I made this up.</mark>' in page
    assert "1 passage has no source" in page
    assert "I made this up." not in (await client.get("/kb")).text


async def test_a_stale_form_conflicts_and_keeps_the_text(desk, client_as, people):
    eva, proposal = desk
    form = typed((await eva.get(proposal)).text)
    await eva.post(proposal, data={**form, "source": "Eva was first. [1]", "deed": "save"})
    ada = await client_as(await people.ada())
    for deed in ("save", "accept"):
        late = await ada.post(proposal, data={**form, "source": "Ada was late. [1]", "deed": deed})
        assert late.status_code == 409
        again = typed(late.text)
        assert again["source"].strip() == "Ada was late. [1]"
        assert "Eva was first." in late.text
        assert int(again["version"]) == int(form["version"]) + 1
    assert (await ada.post(proposal, data={**again, "deed": "save"})).status_code == 303


async def test_a_wrong_form_is_said_at_its_field_with_the_text_kept(desk):
    eva, proposal = desk
    form = typed((await eva.get(proposal)).text)
    for changed, words in (
        ({"title": ""}, "Please give it a title."),
        ({"source": "Rests on nothing."}, "Please cite at least one source"),
        ({"source": "Beyond the last. [77]"}, "There is no source with this number: 77"),
    ):
        page = await eva.post(proposal, data={**form, **changed, "deed": "accept"})
        assert page.status_code == 422
        assert words in html.unescape(page.text)
        if "source" in changed:
            assert typed(page.text)["source"].strip() == changed["source"]


@pytest.mark.parametrize("text", BAD_TEXTS, ids=["nul", "surrogate", "long"])
@pytest.mark.parametrize("field", ["title", "source", "version"])
async def test_bad_input_changes_nothing_and_breaks_nothing(field, text, desk, scene):
    eva, proposal = desk
    form = typed((await eva.get(proposal)).text)
    answer = await eva.post(proposal, data={**form, field: text, "deed": "accept"})
    assert 400 <= answer.status_code < 500
    assert await scene.value("SELECT count(*) FROM articles") == 0


async def test_a_double_click_on_accept_makes_one_article(desk, scene):
    eva, proposal = desk
    page = (await eva.get(proposal)).text
    key = re.search(r'name="form_key" value="([^"]+)"', page)
    assert key
    form = {**typed(page), "form_key": key[1], "deed": "accept"}
    first, second = await eva.post(proposal, data=form), await eva.post(proposal, data=form)
    assert first.headers["location"] == second.headers["location"]
    assert await scene.value("SELECT count(*) FROM articles") == 1
    decided = await eva.get(proposal)
    assert "See the article" in decided.text
    assert (await eva.post(proposal, data={**form, "form_key": ""})).status_code == 409


async def test_rejecting_wants_a_reason_and_can_be_undone(desk):
    eva, proposal = desk
    page = await eva.post(f"{proposal}/reject", data={"reason": " "})
    assert page.status_code == 422
    assert "Please say why" in page.text
    assert (await eva.post(f"{proposal}/reject", data={"reason": "Five different faults."})).status_code == 303
    assert "Five different faults." in (await eva.get(proposal)).text
    assert (await eva.post(f"{proposal}/reopen")).headers["location"] == proposal
    assert 'id="f-source"' in (await eva.get(proposal)).text


async def test_the_preview_of_the_editor_is_a_fragment(desk):
    eva, proposal = desk
    shown = await eva.post(f"{proposal}/preview", data={"source": "So it is. [1]\n\n<script>alert(1)</script> Bare."})
    assert shown.status_code == 200
    assert 'href="#source-1"' in shown.text
    assert "<script>" not in shown.text
    assert '<mark class="uncited">' in shown.text


async def test_a_thread_is_removed_from_the_topic_and_put_back(desk, scene):
    eva, proposal = desk
    topic_id = await scene.value("SELECT topic_id FROM proposals")
    thread_id = await scene.value("SELECT max(thread_id) FROM topic_threads WHERE topic_id = $1", topic_id)
    place = f"/kb/editor/topics/{topic_id}/threads/{thread_id}"
    assert (await eva.post(f"{place}/exclude")).headers["location"] == f"{proposal}#threads"
    assert await scene.value("SELECT topic_id FROM topic_threads WHERE thread_id = $1", thread_id) != topic_id
    await eva.post(f"{place}/include")
    assert await scene.value("SELECT topic_id FROM topic_threads WHERE thread_id = $1", thread_id) == topic_id
    assert (await eva.post(f"/kb/editor/topics/{topic_id}/merge", data={"into": "x"})).status_code == 422
    assert (await eva.post("/kb/editor/topics/999999/threads/1/exclude")).status_code == 404


async def test_an_article_is_edited_at_its_place(article, client, client_as, people):
    eva, url = await client_as(await people.eva()), f"/kb/{article.split('/')[2]}/edit"
    form = typed((await eva.get(url)).text)
    assert (await eva.post(url, data={**form, "source": "Shorter now. [1]", "deed": "preview"})).status_code == 200
    saved = await eva.post(url, data={**form, "source": "Shorter now. [1]", "deed": "save"})
    assert saved.headers["location"] == article
    assert "Shorter now." in (await client.get(article)).text
    late = await eva.post(url, data={**form, "source": "Too late. [1]", "deed": "save"})
    assert late.status_code == 409
    assert typed(late.text)["source"].strip() == "Too late. [1]"


async def test_readers_say_whether_it_helped(article, client, client_as, people, scene):
    rate = f"/kb/{article.split('/')[2]}/rate"
    for _twice in range(2):  # a visitor is known by a cookie
        assert (await client.post(rate, data={"helpful": "yes"})).headers["location"] == f"{article}#helpful"
    bo = await client_as(await people.bo())
    assert (await bo.post(rate, data={"helpful": "perhaps"})).status_code == 303
    assert await scene.value("SELECT (helpful, unhelpful)::text FROM articles") == "(1,0)"
    for answer in ("yes", "yes", "no"):
        assert (await bo.post(rate, data={"helpful": answer})).headers["location"] == f"{article}#helpful"
    assert await scene.value("SELECT (helpful, unhelpful)::text FROM articles") == "(1,1)"
    assert "You said that it did not help." in (await bo.get(article)).text


async def test_a_source_out_of_sight_is_not_named_on_the_article(article, recurring, scene, people, database, client):
    title = await scene.value("SELECT title FROM threads ORDER BY id LIMIT 1")
    opening = await scene.value("SELECT min(id) FROM posts")
    assert title in html.unescape((await client.get(article)).text)
    async with database.writing() as session:
        await hide_post(session, await people.mo(), opening)
    await recurring.settle()
    page = html.unescape((await client.get(article)).text)
    assert title not in page
    assert f'href="/p/{opening}"' not in page
