"""Where an article stands: who may read it, in which language, whose it is; and why it did not help."""

import pytest

from forum.errors import Invalid, NotThere
from kb_bridge.actions.articles import rate_article
from kb_bridge.actions.shelving import Shelf, complain, shelve_article
from kb_bridge.pages.articles import reading_minutes
from kb_bridge.queries.articles import complaints_of, translations_of, visible_article
from kb_bridge.truth.queries.concerns import concerns

AN_ARTICLE = """
INSERT INTO articles (slug, title, body_source, body_html, render_version, language, created_at)
VALUES ('hubs', $1, 'Hubs blink quolofant.', '<p>Hubs blink quolofant.</p>', 1, $2, now()) RETURNING id
"""


@pytest.fixture
async def written(database):
    async def write(title: str = "Quolofant hubs", language: str = "en") -> int:
        async with database.writing() as session:
            found: int = await session.fetchval(AN_ARTICLE, title, language)
        return found

    return write


def shelf(**changed: str) -> Shelf:
    values = dict.fromkeys(("category", "tags", "original", "owner", "review"), "")
    return Shelf(**{**values, "language": "en", "visibility": "public", **changed})


async def test_what_staff_alone_may_read_leaks_at_no_public_address(
    written, client, client_as, people, database, scene
):
    number, eva = await written(), await people.eva()
    asked = await scene.ask(await people.asha(), "Which quolofant do you mean?")
    async with database.writing() as session:
        await session.fetchval("UPDATE threads SET article_id = $1 WHERE id = $2", number, asked.thread_id)
        await session.fetchval("INSERT INTO sources (article_id, thread_id) VALUES ($1, $2)", number, asked.thread_id)
        await shelve_article(session, eva, number, shelf(visibility="staff", tags="inside", owner="eva"))
    assert await scene.value("SELECT article_id FROM threads WHERE id = $1", asked.thread_id) is None
    customer = await client_as(await people.bo())
    walk = (
        "/", "/kb", "/kb?category=help", "/kb/feed.atom", "/kb/sitemap.xml", "/sitemap.xml", "/search?q=hubs", "/tags",
        "/ask/matches?title=Quolofant+hubs+blink+again", f"/t/{asked.thread_id}", "/c/help", "/feed.atom",
    )  # fmt: skip
    for browser in (client, customer):
        for url in walk:
            page = await browser.get(url, follow_redirects=True)
            assert "Quolofant hubs" not in page.text, url
            assert f"/kb/{number}" not in page.text, url
        for url in (f"/kb/{number}", f"/kb/{number}/hubs", f"/kb/{number}/card.png", f"/kb/{number}/versions"):
            assert (await browser.get(url)).status_code == 404, url
        why = await browser.post(f"/kb/{number}/why-not", data={"reason": "unclear"})
        assert why.status_code == 404
    assert "Quolofant hubs" in (await (await client_as(eva)).get(f"/kb/{number}/hubs")).text
    async with database.writing() as session:
        await shelve_article(session, eva, number, shelf())
    assert await scene.value("SELECT article_id FROM threads WHERE id = $1", asked.thread_id) == number


async def test_translations_lead_to_each_other_and_none_to_itself(written, people, database):
    english, russian, romanian = await written(), await written("Хабы", "ru"), await written("Huburi", "ro")
    eva = await people.eva()
    async with database.writing() as session:
        await shelve_article(session, eva, russian, shelf(language="ru", original=str(english)))
        await shelve_article(session, eva, romanian, shelf(language="ro", original=str(russian)))
    async with database.reading() as session:
        article = await visible_article(session, people.visitor, romanian)
        found = await translations_of(session, people.visitor, article)
    assert [each.language for each in found] == ["en", "ru"]
    with pytest.raises(Invalid):
        async with database.writing() as session:
            await shelve_article(session, eva, english, shelf(original=str(romanian)))


@pytest.mark.parametrize(
    "changed,field",
    [
        ({"category": "999999"}, "category"), ({"tags": "a b c d e f g"}, "tags"), ({"language": "xx"}, "language"),
        ({"original": "999999"}, "original"), ({"visibility": "all"}, "visibility"), ({"owner": "asha"}, "owner"),
        ({"review": "tomorrow"}, "review"),
    ],
)  # fmt: skip
async def test_what_will_not_do_is_said_at_its_field(changed, field, written, people, client_as):
    number = await written()
    await people.asha()
    eva = await client_as(await people.eva())
    sent = {"language": "en", "visibility": "public", **changed}
    page = await eva.post(f"/kb/{number}/shelf", data=sent)
    assert page.status_code == 422
    assert f'id="f-{field}-error"' in page.text


async def test_a_day_of_review_and_falling_ratings_bring_an_article_back_to_the_editors(written, people, database):
    due, disliked, fine = await written("Due"), await written("Disliked"), await written("Fine")
    eva = await people.eva()
    async with database.writing() as session:
        await shelve_article(session, eva, due, shelf(review="2020-05-28", owner="eva"))
        await shelve_article(session, eva, fine, shelf(review="2999-05-28"))
        for name in ("asha", "bo", "lin"):
            await rate_article(session, await getattr(people, name)(), disliked, helpful=False)
    async with database.reading() as session:
        assert {each.article.id for each in await concerns(session, eva)} == {due, disliked}


async def test_a_reader_says_once_why_it_did_not_help_and_editors_read_it(written, people, database, client_as):
    number, bo, eva = await written(), await people.bo(), await people.eva()
    for reason in ("unclear", "outdated"):
        async with database.writing() as session:
            await complain(session, bo, number, reader="user 1", reason=reason, words=" The light is green now. ")
    async with database.reading() as session:
        (said,) = await complaints_of(session, eva, number)
        assert (said.reason, said.words) == ("outdated", "The light is green now.")
        assert await complaints_of(session, bo, number) == []
    with pytest.raises((Invalid, NotThere)):
        async with database.writing() as session:
            await complain(session, bo, number, reader="user 1", reason="ugly", words="")
    assert "The light is green now." in (await (await client_as(eva)).get(f"/kb/{number}/hubs")).text


def test_reading_takes_a_minute_for_each_two_hundred_words():
    assert reading_minutes("<p>Short.</p>") == 1
    assert reading_minutes(f"<p>{'word ' * 1000}</p>") == 5


async def test_a_begun_edit_waits_on_the_server_and_other_editors_hear_of_it(written, client_as, people, database):
    number, eva, ada = await written(), await people.eva(), await people.ada()
    hers, theirs = await client_as(eva), await client_as(ada)
    fields = {"version": "1", "title": "Quolofant hubs", "source": "Hubs blink twice."}
    kept = await hers.post("/drafts", data={"place": f"article:{number}", **fields})
    assert kept.headers["location"] == f"/kb/{number}/edit?draft=1"
    assert "Hubs blink twice." in (await hers.get(f"/kb/{number}/edit?draft=1")).text
    assert "Hubs blink twice." in (await hers.get("/drafts")).text
    beside = (await theirs.get(f"/kb/{number}/edit")).text
    assert f"{eva.display_name} is writing on this, too" in beside
    assert "Hubs blink twice." not in beside
    assert "is writing on this" not in (await hers.get(f"/kb/{number}/edit")).text
    assert (await hers.post(f"/kb/{number}/edit", data=fields)).status_code == 303
    assert "is writing on this" not in (await theirs.get(f"/kb/{number}/edit")).text
