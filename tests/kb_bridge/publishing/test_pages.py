"""Admins add places, read what was done there, and never read a secret again; editors read what is covered."""

import pytest

from forum.sealing import read_kept
from kb_bridge.publishing.actions.keeping import PURPOSE, pull_publisher
from tests.kb_bridge.publishing.test_places import tree_in

PLACE = "/admin/publishers"


@pytest.mark.parametrize("who", ["mo", "eva", "asha"])
async def test_nobody_but_admins_keeps_places(who, people, client_as):
    browser = await client_as(await getattr(people, who)())
    assert (await browser.get(PLACE)).status_code == 404
    assert (await browser.post(f"{PLACE}/new/git", data={"name": "x"})).status_code == 404


async def test_a_place_is_added_changed_tried_and_removed(people, client_as, scene, settings):
    ada = await client_as(await people.ada())
    wrong = await ada.post(f"{PLACE}/new/webhook", data={"name": "Shop", "url": "shop", "secret": "very-secret-words"})
    assert wrong.status_code == 422
    assert "very-secret-words" not in wrong.text
    fields = {"name": "Shop", "url": "https://shop.example.com/hook", "secret": "very-secret-words", "active": "yes"}
    made = await ada.post(f"{PLACE}/new/webhook", data=fields)
    here = made.headers["location"]
    page = (await ada.get(here)).text
    assert "https://shop.example.com/hook" in page
    assert "very-secret-words" not in page
    await ada.post(here, data={"name": "Shop", "url": "https://shop.example.com/hook2", "active": "yes"})
    sealed = await scene.value("SELECT secret FROM publishers")
    assert "very-secret-words" not in sealed, "a copy of the database gives nothing away"
    assert read_kept(settings.signing_key(), PURPOSE, sealed) == "very-secret-words"
    led_away = {"name": "Shop", "url": "https://shop.example.com.evil.example/hook2", "active": "yes"}
    assert (await ada.post(here, data=led_away)).status_code == 422  # the secret does not go along
    assert await scene.value("SELECT settings->>'url' FROM publishers") == "https://shop.example.com/hook2"
    for _ in range(2):  # pressed twice
        assert (await ada.post(f"{here}/act", data={"deed": "try"})).status_code == 303
    assert await scene.value("SELECT count(*) FROM publisher_runs") == 1
    assert (await ada.post(f"{here}/remove")).status_code == 303
    assert await scene.value("SELECT count(*) FROM publishers") == 0
    assert (await ada.get(f"{PLACE}/{2**62}")).status_code == 404
    assert (await ada.get(f"{PLACE}/new/pigeon")).status_code == 404


async def test_a_draft_says_what_is_covered_elsewhere(recurring, people, database, client_as, open_door):
    await recurring.ripe()
    tree_in(open_door)
    ada = await client_as(await people.ada())
    fields = {"name": "Docs", "tree": "docs", "active": "yes"}
    here = (await ada.post(f"{PLACE}/new/git", data=fields)).headers["location"]
    async with database.writing() as session:
        await pull_publisher(session, await people.ada(), int(here.rsplit("/", 1)[1]))
    await recurring.settle()
    page = (await (await client_as(await people.eva())).get((await recurring.draft()).url)).text
    assert "Covered elsewhere" in page
    assert "Docs" in page
