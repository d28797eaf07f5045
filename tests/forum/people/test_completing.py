"""What is offered while one types: only what the writer, and who reads it, may see."""


async def offered(browser, q, **more):
    answer = await browser.get("/complete", params={"q": q, **more})
    return [each["insert"] for each in answer.json()["offers"]]


async def test_people_are_offered_and_in_a_closed_thread_only_those_who_see_it(client_as, people, scene):
    lin, mo = await people.lin(), await people.mo()
    await people.bo()
    await scene.category("closed", "staff")
    asked = await scene.ask(mo, category="closed")
    browser = await client_as(await people.ada())
    assert "@lin" in await offered(browser, "@li")
    assert "@lin" not in await offered(browser, "@li", thread=asked.thread_id)
    assert "@mo" in await offered(browser, "@mo", thread=asked.thread_id)
    assert await offered(browser, "@%") == []
    assert lin.id


async def test_threads_are_offered_by_their_words_and_no_secret_is(client_as, people, scene):
    asha, ada = await people.asha(), await people.ada()
    asked = await scene.ask(asha, "The [red] valve drips")
    await scene.category("closed", "staff")
    inside = await scene.ask(ada, "The valve of the boss drips", category="closed")
    reader = await client_as(await people.bo())
    assert await offered(reader, "#valve") == [f"[The \\[red\\] valve drips]({asked.url})"]
    assert await offered(reader, f"#{inside.thread_id}") == []
    staff = await client_as(ada)
    assert len(await offered(staff, "#valve")) == 1
    assert len(await offered(staff, "#valve", thread=inside.thread_id)) == 1
    assert await offered(staff, "#' & | !") == []


async def test_emoji_are_offered_and_rendered_outside_code(client_as, people):
    browser = await client_as(await people.bo())
    assert ":tada:" in await offered(browser, ":tad")
    preview = (await browser.post("/preview", data={"body": "Done :tada: and `:tada:`"})).text
    assert "Done 🎉 and <code>:tada:</code>" in preview
