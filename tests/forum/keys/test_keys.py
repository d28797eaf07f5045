"""The list of keys and "Go to": what each person is offered, and how it can be switched off."""

import re
from importlib import import_module

import pytest

from forum.extension import gather
from forum.keys.naming import matches, places_for

PACKAGES = ("moderation", "reputation", "kb_bridge")


@pytest.mark.parametrize(
    "label,text,fits",
    [("Unanswered questions", "ques un", True), ("Unanswered questions", "answered", False), ("Tags", "", True)],
)
def test_a_place_is_found_by_how_its_words_begin(label: str, text: str, fits: bool) -> None:
    assert matches(label, text) is fits


async def test_each_key_that_leads_somewhere_is_on_every_page(client_as, client, people) -> None:
    for actor in (people.visitor, await people.bo(), await people.mo(), await people.eva(), await people.ada()):
        browser = client if actor.is_visitor else await client_as(actor)
        page = (await browser.get("/people")).text
        wanted = {f"g {place.key}" for place in places_for(gather(PACKAGES), actor) if place.key}
        assert wanted - set(re.findall(r'data-key="(g \w)"', page)) == set(), actor.name


async def test_only_the_places_are_offered_to_which_one_may_go(client, client_as, people) -> None:
    seen = {"visitor": (await client.get("/palette")).text}
    for name in ("bo", "mo", "ada"):
        seen[name] = (await (await client_as(await getattr(people, name)())).get("/palette")).text
    offered = {name: set(re.findall(r'<li><a href="(/[\w/]*)"', text)) for name, text in seen.items()}
    assert {name for name, urls in offered.items() if "/mod" in urls} == {"mo", "ada"}
    assert {name for name, urls in offered.items() if "/settings" in urls} == {"bo", "mo", "ada"}
    assert 'action="/sign-out"' not in seen["visitor"].split('id="palette-found"')[1]
    assert 'action="/sign-out"' in seen["bo"].split('id="palette-found"')[1]


async def test_questions_and_people_are_found_by_what_is_typed_so_far(client, people, scene, settle) -> None:
    lin = await people.lin()
    asked = await scene.ask(lin, "Valve drips at night")
    await settle()
    assert asked.url in (await client.get("/palette?q=val+dri")).text
    assert asked.url not in (await client.get("/palette?q=val+hub")).text
    assert "/u/lin" in (await client.get("/palette?q=li")).text
    assert "<script>" not in (await client.get("/palette", params={"q": "<script>' & | !:*"})).text


async def test_what_staff_alone_may_see_is_found_by_staff_alone(client_as, people, scene, settle) -> None:
    await scene.category("backroom", "staff")
    hidden = await scene.ask(await people.mo(), "Valve costs of ours", category="backroom")
    await settle()
    bo, mo = await client_as(await people.bo()), await client_as(await people.mo())
    assert hidden.url not in (await bo.get("/palette?q=valve")).text
    assert hidden.url in (await mo.get("/palette?q=valve")).text


async def test_typing_is_answered_so_often_a_minute_and_no_more(client, monkeypatch) -> None:
    monkeypatch.setattr(import_module("forum.keys.pages.palette"), "VISITORS_A_MINUTE", 2)
    assert [(await client.get(f"/palette?q={each}")).status_code for each in "abc"] == [200, 200, 429]
    assert (await client.get("/palette")).status_code == 200


@pytest.mark.parametrize("sent,kept", [({}, "single+palette"), ({"single": "yes"}, "palette")])
async def test_keys_are_switched_off_and_on(client, sent: dict[str, str], kept: str) -> None:
    answer = await client.post("/help/keys", data=sent)
    assert answer.cookies["keys-off"].strip('"') == kept
    assert ("checked" in (await client.get("/help/keys")).text) is bool(sent)
    await client.post("/help/keys", data={"single": "yes", "palette": "yes"})
    assert "keys-off" not in client.cookies


async def test_an_account_keeps_the_choice_on_every_device(client, client_as, people) -> None:
    bo = await people.bo()
    phone, desk = await client_as(bo), await client_as(bo)
    await phone.post("/help/keys", data={"palette": "yes"})
    assert 'data-keys-off="single"' in (await desk.get("/people")).text
    assert (await desk.get("/help/keys")).text.count(" checked") == 1
    assert "data-keys-off" not in (await client.get("/people")).text
