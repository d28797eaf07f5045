"""The name and the look: changed by an admin, felt everywhere at once, readable at every hue."""

from dataclasses import replace

import pytest

from forum.settings import Settings
from forum.site.looks import hue_from
from forum.web.site import Chosen, Site

LOOK = {"name": "Help from Kaisla", "welcome": "Ask away.", "mark": "K", "hue": "150"}


@pytest.fixture
async def admin(client_as, people):
    return await client_as(await people.ada())


async def test_what_an_admin_saves_is_on_every_page_at_once(admin, client, scene, people):
    await scene.ask(await people.asha())
    before = await client.get("/")
    assert "<title>Questions · Talkoot</title>" in before.text
    assert (await admin.post("/admin/look", data=LOOK)).status_code == 303
    for reader in (client, admin):
        page = await reader.get("/")
        assert "<title>Questions · Help from Kaisla</title>" in page.text
        assert "Ask away." in page.text
        assert '<span class="letters" aria-hidden="true">K</span>' in page.text
    address = page.text.split('<link rel="stylesheet" href="/look.css')[1].split('"')[0]
    sheet = await client.get(f"/look.css{address}")
    assert sheet.text == ":root{--brand-hue:150}\n"
    assert sheet.headers["content-type"].startswith("text/css")
    assert "immutable" in sheet.headers["cache-control"]
    feed = await client.get("/feed.atom")
    assert "Help from Kaisla" in feed.text


async def test_each_change_has_a_sheet_with_an_address_of_its_own(admin, client):
    found = []
    for hue in ("150", "20", "150"):
        await admin.post("/admin/look", data=LOOK | {"hue": hue})
        found.append((await client.get("/tags")).text.split("/look.css")[1].split('"')[0])
    assert len(set(found)) == 3


async def test_the_own_hue_needs_no_sheet(admin, client):
    await admin.post("/admin/look", data=LOOK)
    await admin.post("/admin/look", data=LOOK | {"hue": "232"})
    assert "/look.css" not in (await client.get("/")).text


async def test_a_look_can_be_tried_out_without_being_kept(admin, client):
    page = await admin.post("/admin/look", data=LOOK | {"deed": "show"})
    assert page.status_code == 200
    assert '<link rel="stylesheet" href="/look.css?hue=150">' in page.text
    assert 'value="Help from Kaisla"' in page.text
    assert "Kaisla" not in (await client.get("/")).text


@pytest.mark.parametrize("wrong", [{"hue": "360"}, {"hue": "blue"}, {"hue": "²"}, {"mark": "Kai"}, {"name": "x" * 61}])
async def test_what_cannot_be_shown_is_said_at_its_field_and_nothing_is_kept(admin, scene, wrong):
    page = await admin.post("/admin/look", data=LOOK | wrong)
    assert page.status_code == 422
    assert "Ask away." in page.text
    assert f'id="f-{next(iter(wrong))}-error"' in page.text
    assert await scene.value("SELECT version FROM site") == 1


async def test_nobody_else_changes_the_look(client_as, people, scene):
    for browser in (await client_as(await people.mo()), await client_as(people.visitor)):
        assert (await browser.get("/admin/look")).status_code == 404
        assert (await browser.post("/admin/look", data=LOOK)).status_code == 404
    assert await scene.value("SELECT version FROM site") == 1


def test_a_name_that_is_given_as_a_setting_counts_more(settings: Settings):
    site = Site(replace(settings, site_name="From outside"))
    site.take(Chosen(name="From within", version=2))
    assert site.name == "From outside"
    other = Site(settings)
    other.take(Chosen(name="From within", version=2))
    assert other.name == "From within"


async def test_the_page_says_that_the_name_is_given_as_a_setting(admin, app, monkeypatch):
    monkeypatch.setattr(app.state.house.site, "given_name", "From outside")
    assert "TALKOOT_SITE_NAME" in (await admin.get("/admin/look")).text


@pytest.mark.parametrize("text,hue", [("0", 0), ("359", 359), ("360", None), ("-1", None), ("١٢", None), ("", None)])
def test_only_numbers_of_the_wheel_are_hues(text: str, hue: int | None):
    assert hue_from(text) == hue
