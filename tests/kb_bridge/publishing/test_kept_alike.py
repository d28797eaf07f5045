"""What somebody deleted elsewhere, a place that is switched off, and translations in Zendesk."""

import json
from dataclasses import replace
from typing import Any

from kb_bridge.publishing.actions.keeping import Keep, publish_all, save_publisher
from kb_bridge.publishing.ports import Outgoing
from kb_bridge.publishing.ports.base import Way
from kb_bridge.publishing.ports.zendesk import Zendesk
from tests.kb_bridge.publishing.test_places import Desk, acted, change
from tests.support.answering import Heard, answering


async def test_what_somebody_deleted_there_is_made_anew_and_a_place_that_is_off_gets_nothing(elsewhere, recurring):
    desk = Desk()
    async with answering(desk.answer) as server:
        settings = {"url": server.url, "email": "ann@example.com", "section": "7", "permission": "3", "locale": "en-us"}
        publisher = await elsewhere.add("zendesk", settings, "sesame")
        await acted(elsewhere, recurring, publish_all, publisher)
        del desk.articles[1002]
        await change(recurring, elsewhere, "The hub and its router", 1)
        assert [row["title"] for row in desk.articles.values()][-1] == "The hub and its router"
        assert (await elsewhere.last())[:2] == ("done", "made_anew")
        ada, before = await elsewhere.people.ada(), len(server.heard)
        async with elsewhere.database.writing() as session:
            await publish_all(session, ada, publisher)  # it waits already when the place is switched off
            off = Keep("zendesk", "Theirs", settings, active=False)
            await save_publisher(session, ada, off, publisher_id=publisher)
        await recurring.settle()
        await change(recurring, elsewhere, "The hub, again", 2)
        assert (await elsewhere.last())[:2] == ("done", "switched_off")
        assert len(server.heard) == before
        async with elsewhere.database.writing() as session:
            on = Keep("zendesk", "Theirs", settings, active=True)
            await save_publisher(session, ada, on, publisher_id=publisher)
        await recurring.settle()
        assert [row["title"] for row in desk.articles.values()][-1] == "The hub, again"


async def test_zendesk_gets_a_translation_as_one_of_its_article():
    made: dict[str, dict[str, Any]] = {}

    def answer(heard: Heard) -> tuple[int, bytes]:
        parts = heard.path.split("/")[4:]
        if heard.method == "GET":
            return 200, json.dumps({"translations": list(made.values())}).encode()
        if heard.method == "DELETE":
            return (204, b"") if made.pop(parts[-1], None) else (404, b"{}")
        text = json.loads(heard.body)["translation"]
        if heard.method == "POST":
            made["77"] = {"id": 77, **text}
        return 200, json.dumps({"translation": made["77"] | text}).encode()

    async with answering(answer) as server:
        given = {"url": server.url, "email": "a@example.com", "section": "7", "locale": "en-us"}
        way = Way(given, "sesame", ("127.0.0.0/8",))
        text = Outgoing(2, "Хаб", "Кнопка", "<p>Кнопка</p>", "ru", [], "", "", "2026", original_foreign_id="9")
        for _try in range(2):  # the second as if the first answer was lost
            told = await Zendesk().publish(way, text)
            assert told.foreign_id == "9/77"
        assert made["77"]["locale"] == "ru"
        await Zendesk().publish(way, replace(text, foreign_id="9/77"))
        await Zendesk().withdraw(way, replace(text, foreign_id="9/77"))
    assert made == {}
    paths = [f"{heard.method} {heard.path.removeprefix('/api/v2/help_center')}" for heard in server.heard]
    assert paths == [
        "GET /articles/9/translations", "POST /articles/9/translations", "GET /articles/9/translations",
        "PUT /articles/9/translations/ru", "PUT /articles/9/translations/ru", "DELETE /translations/77",
    ]  # fmt: skip
