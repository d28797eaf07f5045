"""The forum starts and answers with no neighbour at all."""

from dataclasses import replace

from forum.app import create_app
from forum.bus import Bus
from forum.database import Database
from forum.settings import Settings
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene


async def test_people_ask_and_read_without_any_package(settings: Settings, database: Database, shared_app) -> None:
    people, scene = Cast(database), Scene(database)
    app = create_app(replace(settings, packages=()), database)
    try:
        asked = await scene.ask(await people.asha())
        async with Browser(app) as browser:
            assert "The hub is offline" in (await browser.get("/")).text
            page = await browser.get(asked.url)
            assert page.status_code == 200
            for path in ("/mod", "/kb", "/badges", "/u/asha/reputation"):
                assert (await browser.get(path)).status_code == 404
    finally:
        create_app(settings, database)  # the templates' environment of the other tests again


def test_a_bus_refuses_two_events_of_one_name() -> None:
    import pytest

    bus = Bus()
    bus.know(type("AnswerPosted", (), {}))
    with pytest.raises(ValueError, match="two events are called AnswerPosted"):
        bus.know(type("AnswerPosted", (), {}))
