"""What a category asks of an asker: kept by an admin, answered on the ask page, shown, edited, and outlived."""

import re
from collections.abc import Callable

import pytest

from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.talk import Talk

BODY = "It blinks **twice** and stops. What now?"


@pytest.fixture
async def place(people: Cast, talk: Talk, client_as: Callable) -> int:
    place = await talk.category()
    admin = await client_as(await people.ada())
    for field in (
        {"label": "Version", "kind": "short", "hint": "Behind “About”", "required": "yes"},
        {"label": "Platform", "kind": "choice", "options": "Android\niOS\n\nAndroid"},
        {"label": "What was tried", "kind": "long"},
    ):
        assert (await admin.post(f"/admin/categories/{place}/form", data=field)).status_code == 303
    return place


async def names(browser: Browser, place: int) -> list[str]:
    page = (await browser.get("/ask/fields", params={"category": place})).text
    return list(dict.fromkeys(re.findall(r'name="(field-\d+)"', page)))


async def test_an_admin_orders_changes_and_removes_fields_and_is_told_what_is_wrong(
    people: Cast, client_as: Callable, place: int
):
    admin = await client_as(await people.ada())
    url = f"/admin/categories/{place}/form"
    page = (await admin.get(url)).text
    ids = re.findall(rf"{url}/(\d+)\"", page)
    await admin.post(f"{url}/{ids[0]}/move", data={"to": "down"})
    await admin.post(f"{url}/{ids[2]}/remove")
    page = (await admin.get(url)).text
    assert [page.index("Platform") < page.index(">Version<"), "What was tried" in page] == [True, False]
    wrong = await admin.post(f"{url}/{ids[1]}", data={"label": " ", "kind": "choice", "options": "one"})
    assert wrong.status_code == 422
    wrong = await admin.post(f"{url}/{ids[1]}", data={"label": "Device", "kind": "choice", "options": "one"})
    assert "at least two options" in wrong.text
    assert (await admin.post(f"{url}/{ids[2]}/move", data={"to": "up"})).status_code == 404
    assert (await (await client_as(await people.mo())).get(url)).status_code == 404


async def test_answers_are_asked_for_validated_at_the_field_and_kept(people: Cast, client_as: Callable, place: int):
    browser = await client_as(await people.asha())
    fields = {"title": "Why does the hub blink?", "body": BODY, "category": place}
    version, platform, tried = await names(browser, place)
    step = await browser.post("/ask", data={**fields, "form_of": ""})
    assert step.status_code == 200  # a step and no reproach: the page had not asked yet
    assert "One more thing" in step.text
    assert version in step.text
    wrong = await browser.post("/ask", data={**fields, platform: "Windows", tried: "turned it <b>off</b>"})
    assert wrong.status_code == 422
    assert "Please fill in: Version" in wrong.text
    assert f'id="f-{version}-error"' in wrong.text
    assert f'id="f-{platform}-error"' in wrong.text
    assert "turned it &lt;b&gt;off&lt;/b&gt;" in wrong.text


async def test_answers_stand_at_the_head_are_found_edited_and_survive_the_form(
    people: Cast, talk: Talk, client_as: Callable, place: int, settle: Callable
):
    browser, admin = await client_as(await people.asha()), await client_as(await people.ada())
    version, platform, tried = await names(browser, place)
    fields = {
        "title": "Why does the hub blink?",
        "body": BODY,
        "category": place,
        version: "4.2 zebra",
        platform: "iOS",
    }
    url = (await browser.post("/ask", data=fields)).headers["location"]
    page = (await browser.get(url)).text
    assert re.findall(r"<dt[^>]*>([^<]*)", page) == ["Version", "Platform"]
    assert "4.2 zebra" in page
    await settle()
    robot = {"user-agent": "a bot"}  # which is led straight there, uncounted
    assert url in (await browser.get("/search", params={"q": "zebra"}, headers=robot)).text

    thread = await talk.thread(int(url.split("/")[2]))
    edit = {"title": thread.title, "body": BODY, "version": "1", "details": "yes", "reason": "newer"}
    wrong = await browser.post(f"/p/{thread.opening_id}/edit", data={**edit, platform: "iOS", tried: "all"})
    assert wrong.status_code == 422  # it was answered, so it may not be emptied
    await browser.post(f"/p/{thread.opening_id}/edit", data={**edit, version: "4.3", platform: "iOS", tried: "all"})
    post = await talk.post(thread.opening_id)
    assert [(each["label"], each["value"]) for each in post.details] == [
        ("Version", "4.3"), ("Platform", "iOS"), ("What was tried", "all"),
    ]  # fmt: skip
    history = (await browser.get(f"/p/{thread.opening_id}/history")).text
    assert "4.2 zebra" in history
    assert "What was tried: all" in history

    form = f"/admin/categories/{place}/form"
    await admin.post(f"{form}/{version.split('-')[1]}/remove")
    await admin.post(form, data={"label": "Serial", "kind": "short", "required": "yes"})
    assert "4.3" in (await browser.get(url)).text
    assert "Version: 4.3" in (await browser.get(f"/p/{thread.opening_id}/edit")).text
    edit |= {"version": "2", "body": BODY + " Again.", platform: "iOS", "keep": "0"}
    assert (await browser.post(f"/p/{thread.opening_id}/edit", data=edit)).status_code == 303
    labels = [each["label"] for each in (await talk.post(thread.opening_id)).details]
    assert labels == ["Platform", "Version"]


async def test_an_edit_that_knows_no_details_leaves_them_alone(
    people: Cast, talk: Talk, client_as: Callable, place: int
):
    browser = await client_as(await people.asha())
    version, *_others = await names(browser, place)
    fields = {"title": "Why does the hub blink?", "body": BODY, "category": place, version: "4.2"}
    url = (await browser.post("/ask", data=fields)).headers["location"]
    thread = await talk.thread(int(url.split("/")[2]))
    edit = {"title": "Why does it blink?", "body": BODY, "version": "1"}
    await browser.post(f"/p/{thread.opening_id}/edit", data=edit)
    assert [each["value"] for each in (await talk.post(thread.opening_id)).details] == ["4.2"]
