"""Overload sheds: who cannot be served soon is told so at once, and those who are slow keep nobody out."""

import asyncio
from time import monotonic

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from forum.app import Forum
from forum.web import admission
from forum.web.admission import FOR_EACH_CONNECTION, MOST_IN_BURST, Admission
from tests.support.browser import Browser


class Crowd:
    """Sends requests for an app whose pages take as long as the test wants."""

    def __init__(self, forum: Forum) -> None:
        self.forum, self.open = forum, asyncio.Event()
        self.door = Admission(self.page, connections=1)

    async def page(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "POST":
            await receive()
        else:
            await self.open.wait()
        await PlainTextResponse("a page")(scope, receive, send)

    async def draw(self) -> None:
        """The page of the refusal, for the first time, which takes longer."""
        most, self.door.most = self.door.most, 0
        await self.ask()
        self.door.most = most

    def ask(self, path: str = "/", body: asyncio.Event | None = None) -> "asyncio.Task[dict[str, str]]":
        return asyncio.create_task(self.answer(path, body))

    async def answer(self, path: str, body: asyncio.Event | None) -> dict[str, str]:
        """The headers of what came, and its status."""
        told: dict[str, str] = {}

        async def receive() -> dict[str, object]:
            await (body.wait() if body else asyncio.sleep(0))
            return {"type": "http.request", "body": b""}

        async def send(message: dict[str, object]) -> None:
            if message["type"] == "http.response.start":
                told["status"] = str(message["status"])
                headers: list[tuple[bytes, bytes]] = message["headers"]  # type: ignore[assignment]
                told.update({name.decode(): value.decode() for name, value in headers})

        scope: dict[str, object] = {
            "type": "http",
            "method": "POST" if body else "GET",
            "path": path,
            "headers": [],
            "app": self.forum,
        }
        await self.door({**scope, "query_string": b"", "server": ("forum", 80)}, receive, send)  # type: ignore[arg-type]
        return told


async def test_overload_is_answered_with_503_and_when_to_come_again(
    app: Forum, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At once, where as many wait as there are places and the line has stood for longer than a burst."""
    await (crowd := Crowd(app)).draw()
    working = [crowd.ask() for _each in range(FOR_EACH_CONNECTION)]
    waiting = [crowd.ask() for _each in range(FOR_EACH_CONNECTION)]
    await asyncio.sleep(0)
    monkeypatch.setattr(admission, "BURST", -1.0)
    told = await crowd.ask()
    assert (told["status"], told["retry-after"]) == ("503", "2")
    assert [each.done() for each in working + waiting] == [False] * len(working + waiting)
    crowd.open.set()
    assert [(await each)["status"] for each in working + waiting] == ["200"] * len(working + waiting)
    assert crowd.door.working == 0


async def test_a_reader_waits_shortly_behind_a_line_that_stands(app: Forum, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = Crowd(app)
    working = [crowd.ask() for _each in range(FOR_EACH_CONNECTION)]
    await asyncio.sleep(0)
    monkeypatch.setattr(admission, "BURST", -1.0)
    began = monotonic()
    assert (await crowd.ask())["status"] == "503"
    assert monotonic() - began >= admission.OVERLOADED * 0.9
    crowd.open.set()
    await asyncio.gather(*working)
    assert (await crowd.ask())["status"] == "200"


async def test_a_burst_waits_until_it_is_served(app: Forum) -> None:
    await (crowd := Crowd(app)).draw()
    crowded = [crowd.ask() for _each in range(FOR_EACH_CONNECTION * (1 + MOST_IN_BURST))]
    await asyncio.sleep(0)
    assert (await crowd.ask())["status"] == "503"
    crowd.open.set()
    assert {(await each)["status"] for each in crowded} == {"200"}


async def test_who_sends_something_waits_even_behind_a_line_that_stands(
    app: Forum, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd, sent = Crowd(app), asyncio.Event()
    working = [crowd.ask() for _each in range(FOR_EACH_CONNECTION)]
    await asyncio.sleep(0)
    monkeypatch.setattr(admission, "BURST", -1.0)
    sent.set()
    sending = [crowd.ask(body=sent) for _each in range(FOR_EACH_CONNECTION * 2)]
    await asyncio.sleep(admission.OVERLOADED * 2)
    assert [each.done() for each in sending] == [False] * len(sending)
    crowd.open.set()
    assert {(await each)["status"] for each in working + sending} == {"200"}


async def test_who_waits_is_served_when_somebody_has_gone_away(app: Forum) -> None:
    crowd = Crowd(app)
    working = [crowd.ask() for _each in range(FOR_EACH_CONNECTION)]
    waiting = crowd.ask()
    await asyncio.sleep(0)
    working[0].cancel()
    await asyncio.sleep(0)
    crowd.open.set()
    assert (await waiting)["status"] == "200"
    await asyncio.gather(*working, return_exceptions=True)
    assert crowd.door.working == 0


async def test_slow_clients_hold_no_place_while_they_send(app: Forum) -> None:
    crowd, sent = Crowd(app), asyncio.Event()
    slow = [crowd.ask(body=sent) for _each in range(250)]
    await asyncio.sleep(0)
    crowd.open.set()
    assert (await crowd.ask())["status"] == "200"
    sent.set()
    assert {each["status"] for each in await asyncio.gather(*slow)} == {"200"}
    assert crowd.door.working == 0


async def test_health_and_kept_pages_are_served_in_overload(app: Forum, client: Browser) -> None:
    kept = await client.get("/")
    door = door_of(app)
    before, door.most = door.most, 0
    try:
        assert (await client.get("/healthz")).status_code == 200
        assert (await client.get("/readyz")).status_code == 200
        assert (await client.get("/")).text == kept.text
        refused, program = await client.get("/sign-in"), await client.get("/api/v1/threads")
    finally:
        door.most = before
    assert refused.status_code == 503
    assert "content-security-policy" in refused.headers
    assert "very busy" in refused.text
    assert (program.status_code, program.headers["retry-after"]) == (503, "2")
    assert "very busy" in program.json()["detail"]


def door_of(app: Forum) -> Admission:
    layer = app.middleware_stack
    while not isinstance(layer, Admission):
        layer = layer.app  # type: ignore[union-attr]
    return layer
