"""An account that nobody knows brings no links to readers, however it writes them and whenever it adds them."""

from collections.abc import Awaitable, Callable

import pytest

from forum.actor import Actor
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]
AWAY = (
    "[pumps](https://pumps.example)",
    "[pumps](HTTPS://pumps.example)",
    "[pumps](//pumps.example)",
    "https://pumps.example",
    "[pumps](https:pumps.example)",
    "[pumps](///pumps.example)",
    "![pumps](http://pumps.example/a.png)",
    "<http://pumps.example>",
    "[pumps](http://testserver@pumps.example)",
    "[pumps](http://testserver.pumps.example)",
    "[pumps][1]\n\n[1]: //pumps.example",
    '[pumps](https://pumps.example "cheap")',
    "[pumps](&sol;&sol;pumps.example)",
    "[pumps](//[)",
    "[pumps](http:///pumps.example)",
)
HERE = (
    "[that one](/t/1)",
    "http://testserver/t/1",
    "`https://pumps.example`",
    "[above](#post-1)",
    "https pumps example",
)


async def state(scene: Scene) -> str:
    return str(await scene.value("SELECT state FROM posts ORDER BY id DESC LIMIT 1"))


@pytest.mark.parametrize("link", AWAY)
async def test_a_post_that_leads_away_waits(people: Cast, scene: Scene, link: str) -> None:
    assert (await scene.ask(await people.nik(), body=f"Where do I buy a good one? Here: {link}")).state == "held"


@pytest.mark.parametrize("link", HERE)
async def test_a_post_that_stays_here_does_not(people: Cast, scene: Scene, link: str) -> None:
    assert (await scene.ask(await people.nik(), body=f"Where do I buy a good one? Here: {link}")).state == "published"


async def test_a_link_that_is_put_in_afterwards_waits_too(people: Cast, scene: Scene, client_as: ClientAs) -> None:
    nik = await people.nik()
    asked = await scene.ask(nik)
    browser = await client_as(nik)
    for body in (AWAY[0], AWAY[1]):  # quick edits, which leave no version
        edit = {"title": "The hub is offline", "body": f"It blinks. {body}", "version": "1", "tags": ""}
        assert (await browser.post(f"/p/{asked.post_id}/edit", data=edit)).status_code == 303
        assert await state(scene) == "held"
    assert await scene.value("SELECT count(*) FROM review_reasons") == 1


async def test_a_moderator_who_mends_a_newcomers_link_lets_it_stand(
    people: Cast, scene: Scene, client_as: ClientAs
) -> None:
    asked = await scene.ask(await people.nik())
    browser = await client_as(await people.mo())
    edit = {"title": "The hub is offline", "body": f"It blinks. {AWAY[0]}", "version": "1", "tags": ""}
    await browser.post(f"/p/{asked.post_id}/edit", data=edit)
    assert await state(scene) == "published"
