"""A newcomer's first steps tick themselves, go away for good with one press, and come back from the settings."""

from forum.following.actions import follow


async def test_the_steps_of_a_newcomer_tick_themselves(client_as, people, database, scene):
    uri = await people.person("uri", verified=False, days_ago=1)
    browser = await client_as(uri)
    assert "0 of 4" in (await browser.get("/")).text
    async with database.writing() as session:
        await session.fetchval(
            "UPDATE users SET verified_at = now(), bio_source = 'I grow beans.' WHERE id = $1", uri.id
        )
    assert "2 of 4" in (await browser.get("/")).text
    category = await scene.category("help")
    async with database.writing() as session:
        await follow(session, uri, "category", category)
    assert "3 of 4" in (await browser.get("/")).text
    await scene.ask(await people.person("uri"))
    assert "First steps" not in (await browser.get("/")).text


async def test_put_away_they_stay_away_until_they_are_wanted_again(client_as, people):
    browser = await client_as(await people.nik())
    assert "First steps" in (await browser.get("/")).text
    assert (await browser.post("/guide", data={"guide": "off"})).status_code == 303
    assert "First steps" not in (await browser.get("/")).text
    assert 'value="on"' in (await browser.get("/settings/look")).text
    await browser.post("/guide", data={"guide": "on"})
    assert "First steps" in (await browser.get("/")).text


async def test_old_hands_and_visitors_are_left_in_peace(client, client_as, people):
    browser = await client_as(await people.asha())
    assert "First steps" not in (await browser.get("/")).text
    assert "First steps" not in (await client.get("/")).text
    await browser.post("/guide", data={"guide": "on"})
    assert "First steps" in (await browser.get("/")).text


async def test_they_stand_on_the_first_page_only(client_as, people, scene):
    await scene.category("help")
    browser = await client_as(await people.nik())
    assert "First steps" not in (await browser.get("/c/help")).text


async def test_a_visitor_has_no_first_steps_to_put_away(client):
    assert (await client.post("/guide", data={"guide": "off"})).headers["location"].startswith("/sign-in")
