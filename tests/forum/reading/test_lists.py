"""Home, category, tag and tags, as people and machines see them."""

from xml.etree.ElementTree import fromstring

import pytest

from forum.reading.feeds import ATOM
from forum.threads.actions import mark_solved_without_answer, post_answer


async def test_an_empty_forum_invites_the_first_question(client):
    page = await client.get("/")
    assert page.status_code == 200
    assert "No questions yet. Ask the first." in page.text
    assert 'href="/ask"' in page.text


async def test_home_links_every_new_thread_with_its_category_and_tags(client, people, ask):
    asked = [await ask(await people.asha(), f"Question number {number}", tags=["mqtt"]) for number in range(12)]
    page = await client.get("/")
    for each in asked:
        assert f'href="{each.url}"' in page.text
    assert 'href="/c/hubs"' in page.text
    assert 'href="/tags/mqtt"' in page.text
    assert "All about hubs." in page.text


async def test_each_tab_shows_its_threads_and_no_others(client, people, ask, database):
    asha, lin = await people.asha(), await people.lin()
    bare, answered, solved = [await ask(asha, f"Question number {each}") for each in ("one", "two", "three")]
    async with database.writing() as session:
        await post_answer(session, lin, answered.thread_id, "Hold the button for ten seconds.")
        await mark_solved_without_answer(session, asha, solved.thread_id)
    shown = {
        "newest": {bare.url, answered.url, solved.url},
        "unanswered": {bare.url},
        "unsolved": {bare.url, answered.url},
        "solved": {solved.url},
        "viewed": {bare.url, answered.url, solved.url},
    }
    for view, urls in shown.items():
        page = await client.get(f"/?view={view}")
        found = {each.url for each in (bare, answered, solved) if f'href="{each.url}"' in page.text}
        assert found == urls, view


async def test_a_long_list_goes_on_by_key_and_later_pages_stay_out_of_search_engines(client, people, ask):
    asked = [await ask(await people.asha(), f"Question number {number}") for number in range(60)]
    links = [f'href="{each.url}"' for each in reversed(asked)]
    first = await client.get("/")
    assert "noindex" not in first.text
    assert 'rel="prev"' not in first.text
    second = await client.get(led_to(first, "next"))
    third = await client.get(led_to(second, "next"))
    assert 'rel="next"' not in third.text
    shown = [[link in page.text for link in links].count(True) for page in (first, second, third)]
    assert shown == [25, 25, 10]
    assert all([link in page.text for page in (first, second, third)].count(True) == 1 for link in links)
    assert 'name="robots" content="noindex' in second.text
    back = await client.get(led_to(third, "prev"))
    assert [link for link in links if link in back.text] == [link for link in links if link in second.text]
    home = await client.get(led_to(back, "prev"))
    assert [link for link in links if link in home.text] == links[:25]
    assert 'rel="prev"' not in home.text


def led_to(page, rel: str) -> str:
    """The address of the neighbouring page."""
    return str(page.text).split(f'rel="{rel}" href="')[1].split('"')[0].replace("&amp;", "&")


@pytest.mark.parametrize("query", ["?view=staff", "?after=nonsense", "?after=" + "A" * 400, "?view=newest&after=W10"])
async def test_a_strange_address_shows_the_first_page(client, people, ask, query):
    asked = await ask(await people.asha())
    page = await client.get("/" + query)
    assert page.status_code == 200
    assert asked.url in page.text


@pytest.mark.parametrize("visibility", ["signed_in", "staff"])
async def test_what_a_reader_may_not_see_is_nowhere(client, client_as, people, ask, category, visibility):
    place = await category("secrets", visibility=visibility)
    asked = await ask(await people.mo(), "The lost prototype", place, tags=["prototype"])
    missing = await client.get("/c/no-such")
    for url in ("/c/secrets", "/c/secrets/feed.atom", "/tags/prototype", "/tags/prototype/feed.atom", asked.url,
                f"/t/{asked.thread_id}"):  # fmt: skip
        page = await client.get(url)
        assert page.status_code == 404, url
        assert page.text.replace(url, "") == missing.text.replace("/c/no-such", ""), url
    for url in ("/", "/?view=unanswered", "/tags", "/feed.atom", "/sitemap.xml", "/sitemaps/threads-1.xml",
                "/sitemaps/places.xml", "/u/mo", "/u/mo/answers", "/tags?q=prototype", "/people",
                f"/help/person?thread={asked.thread_id}"):  # fmt: skip
        page = await client.get(url)
        assert page.status_code == 200, url
        assert "prototype" not in page.text.lower().replace("?q=prototype", "").replace('value="prototype"', ""), url
        assert "secrets" not in page.text, url
    browser = await client_as(await people.mo())
    assert "The lost prototype" in (await browser.get("/c/secrets")).text
    # A feed reader has no cookies, and a cache may stand between: a feed is for everybody even when mo asks.
    assert (await browser.get("/c/secrets/feed.atom")).status_code == 404


async def test_a_feed_tells_of_new_threads(client, people, ask):
    asked = await ask(await people.asha(), "Why <b>bold</b> & brave?", tags=["mqtt"])
    for url in ("/feed.atom", "/c/hubs/feed.atom", "/tags/mqtt/feed.atom", "/feed.atom?view=unanswered"):
        reply = await client.get(url)
        assert reply.headers["content-type"].startswith("application/atom+xml")
        root = fromstring(reply.text)
        titles = [each.text for each in root.findall(f"{{{ATOM}}}entry/{{{ATOM}}}title")]
        assert titles == ["Why <b>bold</b> & brave?"], url
        assert root.findtext(f"{{{ATOM}}}entry/{{{ATOM}}}id", "").endswith(asked.url)
    assert fromstring((await client.get("/feed.atom?view=solved")).text).findall(f"{{{ATOM}}}entry") == []


async def test_all_tags_are_found_by_a_part_of_their_name(client, people, ask):
    await ask(await people.asha(), "Why does it blink?", tags=["mqtt", "c++"])
    everything = await client.get("/tags")
    assert 'href="/tags/mqtt"' in everything.text
    assert 'href="/tags/c%2B%2B"' in everything.text
    found = await client.get("/tags?q=MQ")
    assert 'href="/tags/mqtt"' in found.text
    assert 'href="/tags/c%2B%2B"' not in found.text
    nothing = await client.get("/tags?q=<script>")
    assert "No tag has this in its name" in nothing.text
    assert "<script>" not in nothing.text.split("<main")[1]
    assert (await client.get("/tags/c%2B%2B")).status_code == 200


async def test_a_reader_follows_a_category_and_a_tag(client, client_as, people, ask):
    await ask(await people.asha(), tags=["mqtt"])
    browser = await client_as(await people.bo())
    for url in ("/c/hubs", "/tags/mqtt"):
        page = await browser.get(url)
        fields = {name: page.text.split(f'name="{name}" value="')[1].split('"')[0] for name in ("kind", "id")}
        assert "<span>Following</span>" not in page.text
        assert (await browser.post("/follow", data=fields)).status_code == 303
        assert "<span>Following</span>" in (await browser.get(url)).text
        assert "<span>Following</span>" not in (await client.get(url)).text


async def test_search_engines_find_every_public_thread(client, people, scene, ask):
    asked = await ask(await people.asha())
    await scene.answer(await people.lin(), asked.thread_id)
    assert "Sitemap: http://testserver/sitemap.xml" in (await client.get("/robots.txt")).text
    index = await client.get("/sitemap.xml")
    assert "http://testserver/sitemaps/threads-1.xml" in index.text
    assert f"<loc>http://testserver{asked.url}</loc>" in (await client.get("/sitemaps/threads-1.xml")).text
    assert "http://testserver/c/hubs" in (await client.get("/sitemaps/places.xml")).text
    assert (await client.get("/sitemaps/threads-0.xml")).status_code == 404
    assert (await client.get("/sitemaps/threads-99999999999999999999.xml")).status_code == 404
