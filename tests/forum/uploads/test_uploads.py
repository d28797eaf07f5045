"""Pictures are seen by whoever sees what uses them, and by nobody else."""

from datetime import timedelta

import pytest

from forum.threads.actions import Edit, edit_post, hide_post
from forum.uploads.actions import prune_uploads
from tests.forum.uploads.made import picture

JSON = {"accept": "application/json"}


@pytest.fixture
async def send(client_as):
    async def upload(actor, content: bytes | None = None, name: str = "a.png") -> str:
        browser = await client_as(actor)
        files = {"picture": (name, picture() if content is None else content, "text/html")}
        answer = await browser.post("/uploads", files=files, headers=JSON)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["url"])

    return upload


async def test_a_picture_is_its_uploaders_until_a_public_post_uses_it(client, client_as, people, scene, send):
    asha = await people.asha()
    url = await send(asha, name="evil.html")
    own = await (await client_as(asha)).get(url)
    assert own.status_code == 200
    assert own.headers["content-type"] == "image/png"
    assert own.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in own.headers["content-security-policy"]
    assert own.headers["cache-control"].startswith("private")
    for other in (client, await client_as(await people.mo())):
        assert (await other.get(url)).status_code == 404
    asked = await scene.ask(asha, body=f"Look at this: ![the hub]({url})")
    seen = await client.get(url)
    assert seen.headers["cache-control"].startswith("public")
    assert "immutable" in seen.headers["cache-control"]
    page = (await client.get(asked.url)).text
    assert f'<img src="{url}" alt="the hub" width="40" height="30" loading="lazy">' in page


@pytest.mark.parametrize("visibility,seen", [("signed_in", [404, 200, 200]), ("staff", [404, 404, 200])])
async def test_in_a_closed_category_outsiders_guess_in_vain(client, client_as, people, scene, send, visibility, seen):
    ada = await people.ada()
    url = await send(ada)
    await scene.category("closed", visibility)
    await scene.ask(ada, body=f"Not for all: ![x]({url})", category="closed")
    browsers = [client, await client_as(await people.bo()), await client_as(await people.mo())]
    assert [(await browser.get(url)).status_code for browser in browsers] == seen
    assert (await browsers[2].get(url)).headers["cache-control"].startswith("private")


async def test_naming_a_secret_picture_opens_it_to_nobody(client, client_as, people, scene, send):
    ada, bo = await people.ada(), await people.bo()
    url = await send(ada)
    await scene.ask(bo, body=f"I have guessed it: ![x]({url})")
    assert (await client.get(url)).status_code == 404
    assert (await (await client_as(bo)).get(url)).status_code == 404


async def test_what_is_hidden_or_edited_away_is_out_of_sight(client, people, scene, send, database):
    asha, mo = await people.asha(), await people.mo()
    first, second = await send(asha), await send(asha)
    asked = await scene.ask(asha, body=f"Look: ![x]({first}) and ![y]({second})")
    async with database.writing() as session:
        await edit_post(session, asha, asked.post_id, Edit(1, body=f"Only this: ![y]({second})"))
    assert (await client.get(first)).status_code == 404
    assert (await client.get(second)).status_code == 200
    async with database.writing() as session:
        await hide_post(session, mo, asked.post_id)
    assert (await client.get(second)).status_code == 404


async def test_what_nothing_uses_goes_after_two_days_but_a_draft_keeps_it(client_as, people, send, database, settings):
    asha = await people.asha()
    lost, kept = await send(asha), await send(asha)
    browser = await client_as(asha)
    await browser.post("/drafts", data={"place": "ask", "body": f"![x]({kept})"}, headers=JSON)
    clock, now = database.clock, database.clock()
    database.clock = lambda: now + timedelta(hours=49)
    await prune_uploads(database, settings)
    database.clock = clock
    assert (await browser.get(lost)).status_code == 404
    assert (await browser.get(kept)).status_code == 200


async def test_without_script_the_picture_comes_into_the_form_and_the_text_stays(client_as, people, scene):
    asked = await scene.ask(await people.asha())
    browser = await client_as(await people.lin())
    place = f"answer:{asked.thread_id}"
    form = {"place": place, "body": "See here:", "alt": "a [red] hub"}
    led = await browser.post("/uploads/insert", data=form, files={"picture": ("a.png", picture(), "image/png")})
    assert led.headers["location"] == f"/t/{asked.thread_id}/answer?draft=1"
    page = (await browser.get(led.headers["location"])).text
    assert "See here:" in page
    assert "![a (red) hub](/uploads/" in page
    bad = await browser.post(
        "/uploads/insert", data={**form, "place": "ask"}, files={"picture": ("a.svg", b"<svg>", "x")}
    )
    assert bad.headers["location"] == "/ask?draft=1"
    assert "See here:" in (await browser.get("/ask?draft=1")).text


async def test_what_is_too_large_or_too_often_is_refused_in_words(client_as, people, scene):
    browser = await client_as(await people.asha())
    for size in (4_100_000, 6_000_000):  # the second is not even read
        content = b"\x89PNG\r\n\x1a\n" + b"\0" * size
        huge = await browser.post("/uploads", files={"picture": ("a.png", content)}, headers=JSON)
        assert huge.status_code == 422
        assert "4 MB" in huge.json()["message"]
    for _each in range(30):
        answer = await browser.post("/uploads", files={"picture": ("a.png", b"no picture")}, headers=JSON)
        if answer.status_code == 429:
            break
    assert answer.status_code == 429
    assert "At your trust level one sends up to 20 pictures an hour." in answer.json()["message"]
    assert await scene.value("SELECT count(*) FROM uploads") == 0


async def test_addresses_that_are_none_are_not_there(client):
    for name in ("..%2f..%2fsecret", "a.png", "a" * 300, "%E2%98%83.webp", f"{'a' * 26}-40x30.png"):
        assert (await client.get(f"/uploads/{name}")).status_code == 404
