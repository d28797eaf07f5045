"""Links from the company's product to the ask page."""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from typer.testing import CliRunner

from forum.asking.commands import signed
from forum.settings import Settings
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.talk import Talk

CONTEXT = "Version: 4.2\nPage: /settings"


async def test_a_link_fills_the_form_and_its_context_can_be_left_out(
    people: Cast, talk: Talk, client_as: Callable, settings: Settings
):
    place = await talk.category("hubs")
    browser = await client_as(await people.bo())
    link = {"title": "Hub is dead", "body": "Since noon.", "category": "hubs", "tags": "hub", "context": CONTEXT,
            **signed(settings.link_signing_key(), CONTEXT, 2**33)}  # fmt: skip
    page = (await browser.get("/ask", params=link)).text
    assert 'value="Hub is dead"' in page
    assert f'name="category" value="{place}" id="f-category" checked' in page
    assert page.count("Confirmed by the product") == 2
    sealed = re.search(r'name="confirmed" value="([^"]+)"', page)
    assert sealed
    fields = {"title": "Hub is dead", "body": "Since this noon it is.", "category": place, "confirmed": sealed[1],
              "context": ["Version: 4.2", "Door: forged"]}  # fmt: skip
    thread = (await browser.get((await browser.post("/ask", data=fields)).headers["location"])).text
    assert "Page" not in re.findall(r"<dt[^>]*>([^<]*)", thread)  # unticked
    assert re.findall(r"<dt[^>]*>([^<]*)", thread) == ["Version", "Door"]
    assert thread.count("Confirmed by the product") == 1
    assert thread.count("Sent along, not confirmed") == 1


@pytest.mark.parametrize(
    "spoil", [{"signature": "0" * 64}, {"expires": "1"}, {"context": "Version: 9"}, {"expires": "x"}]
)
async def test_a_late_or_changed_link_is_a_page_with_unconfirmed_lines(
    client: Browser, settings: Settings, spoil: dict[str, str]
):
    link = {"context": CONTEXT, **signed(settings.link_signing_key(), CONTEXT, 2**33)} | spoil
    page = await client.get("/ask", params=link)
    assert page.status_code == 200
    assert "Version: " in page.text
    assert "Confirmed by the product" not in page.text


async def test_hostile_context_is_harmless(client: Browser):
    page = await client.get("/ask", params={"context": '<script>alert(1)</script>: "><img src=x>\n' * 99})
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text


def test_the_command_prints_a_link_that_the_page_confirms(monkeypatch: pytest.MonkeyPatch, tmp_path):
    import typer

    from forum.asking.commands import add_ask_link
    from forum.asking.context import is_confirmed

    monkeypatch.setenv("TALKOOT_DATA", str(tmp_path))
    monkeypatch.setenv("TALKOOT_BASE_URL", "https://forum.example.com")
    app = typer.Typer()
    app.callback()(lambda: None)
    add_ask_link(app)
    run = CliRunner().invoke(app, ["ask-link", "--line", "Version: 4.2", "--line", "Page: /", "--category", "billing"])
    parts = urlsplit(run.output.strip())
    given = {name: values[0] for name, values in parse_qs(parts.query).items()}
    assert parts.netloc == "forum.example.com"
    assert given["context"] == "Version: 4.2\nPage: /"
    key = CliRunner().invoke(app, ["ask-link", "--show-key"]).output.strip().encode()
    assert is_confirmed(key, given["context"], expires=given["expires"], signature=given["signature"], now=0)


def test_a_key_of_ones_own_takes_the_place_of_the_derived_one(settings: Settings):
    own = replace(settings, link_key="x" * 40)
    assert own.link_signing_key() == b"x" * 40
    assert settings.link_signing_key() not in (b"x" * 40, settings.signing_key())
