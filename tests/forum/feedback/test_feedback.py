"""Feedback on the site: from everybody, to admins only, with nothing sent along unasked."""

import pytest

from tests.support.browser import HOME

AGENT = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
KEPT = "SELECT array[body, email, page, browser] FROM feedback"


@pytest.fixture
async def admin(client_as, people):
    return await client_as(await people.ada())


async def test_a_visitor_tells_and_an_admin_hears_reads_sorts_and_answers(client, admin, settle, scene):
    words = {"body": "The search box is hard to find.", "email": "vera@example.com", "page": "/tags", "along": "yes"}
    reply = await client.post("/feedback", data=words, headers=AGENT)
    assert (reply.status_code, reply.headers["location"]) == (303, "/tags")
    await settle()
    bell = (await admin.get("/notifications")).text
    assert "wrote what they think of the site" in bell
    number = bell.split('href="/notifications/')[1].split('"')[0]
    assert (await admin.get(f"/notifications/{number}")).headers["location"] == "/admin/feedback"
    page = (await admin.get("/admin/feedback")).text
    for part in (words["body"], 'href="/tags"', "Firefox on Linux", "mailto:vera%40example.com"):
        assert part in page
    kept = await scene.value("SELECT id FROM feedback")
    await admin.post(f"/admin/feedback/{kept}", data={"state": "done", "back": "new"})
    assert words["body"] not in (await admin.get("/admin/feedback")).text
    assert words["body"] in (await admin.get("/admin/feedback?state=done")).text


async def test_page_and_browser_are_kept_only_if_the_person_agrees(client, scene):
    await client.post("/feedback", data={"body": "Good.", "page": "/tags"}, headers=AGENT)
    assert await scene.value(KEPT) == ["Good.", "", "", ""]


async def test_the_form_knows_the_page_before_and_only_one_of_ours(client):
    assert (
        'name="page" value="/tags?q=hub"'
        in (await client.get("/feedback", headers={"referer": f"{HOME}/tags?q=hub"})).text
    )
    assert (
        'name="page" value=""' in (await client.get("/feedback", headers={"referer": "https://evil.example/tags"})).text
    )


async def test_what_a_program_fills_in_is_thanked_and_forgotten(client, scene):
    reply = await client.post("/feedback", data={"body": "Buy pills", "website": "https://pills.example"})
    assert reply.status_code == 303
    assert await scene.value("SELECT count(*) FROM feedback") == 0


async def test_a_double_click_counts_once_and_a_flood_is_stopped(client, scene):
    for _click in range(2):
        await client.post("/feedback", data={"body": "Twice."})
    assert await scene.value("SELECT count(*) FROM feedback") == 1
    codes = [(await client.post("/feedback", data={"body": f"Again {n}."})).status_code for n in range(4)]
    assert codes == [303, 303, 303, 429]


async def test_what_is_missing_is_said_at_the_field_and_the_rest_kept(client, scene):
    page = await client.post("/feedback", data={"body": " ", "email": "vera@example.com"})
    assert page.status_code == 422
    assert 'id="f-body-error"' in page.text
    assert "vera@example.com" in page.text
    assert await scene.value("SELECT count(*) FROM feedback") == 0


async def test_only_admins_read_it(client_as, people, client):
    await client.post("/feedback", data={"body": "For you only."})
    for actor in (await people.mo(), await people.asha(), people.visitor):
        browser = await client_as(actor)
        assert (await browser.get("/admin/feedback")).status_code == 404
        assert (await browser.post("/admin/feedback/1", data={"state": "done"})).status_code == 404


async def test_the_form_is_at_the_foot_of_every_page(client):
    for url in ("/", "/tags", "/sign-in", "/nowhere"):
        assert 'href="/feedback"' in (await client.get(url)).text
