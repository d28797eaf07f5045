"""What programs that watch are told, and whom; the number of a request stands in its answer and in the log."""

import json
import logging
import secrets
from dataclasses import replace
from datetime import timedelta

import httpx2
import pytest
from starlette.types import Receive, Scope, Send

from forum.checks import workers
from forum.logs import AsJson, request_number
from forum.web.counted import Counted
from tests.support.browser import HOME


@pytest.fixture
async def stranger(app):
    transport = httpx2.ASGITransport(app=app, client=("192.0.2.7", 40_000))
    async with httpx2.AsyncClient(transport=transport, base_url=HOME) as client:
        yield client


async def test_this_machine_reads_what_goes_on(client) -> None:
    await client.get("/nothing-here")
    text = (await client.get("/metrics")).text
    assert 'talkoot_requests_total{method="GET",status="404"}' in text
    for name in ("talkoot_workers 0.0", 'talkoot_jobs{state="held"} 0.0', "talkoot_last_backup_seconds -1.0"):
        assert name in text


async def test_others_read_it_with_the_token_alone(app, client, stranger, monkeypatch) -> None:
    here = app.state.house
    monkeypatch.setattr(here, "settings", replace(here.settings, metrics_token="x" * 32))
    assert (await stranger.get("/metrics")).status_code == 404
    assert (await stranger.get("/metrics", headers={"authorization": "Bearer " + "y" * 32})).status_code == 404
    assert (await stranger.get("/metrics", headers={"authorization": "Bearer " + "x" * 32})).status_code == 200
    forwarded = {"x-forwarded-for": "192.0.2.7"}  # a proxy beside us speaks for somebody elsewhere
    assert (await client.get("/metrics", headers=forwarded)).status_code == 404


async def test_each_answer_has_a_number_of_its_own(client) -> None:
    numbers = {(await client.get("/")).headers["x-request-id"] for _each in range(2)}
    assert len(numbers) == 2


async def test_a_token_in_an_address_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    token, slug = secrets.token_urlsafe(32), "why-does-the-vent-of-my-hub-open-by-itself-each-night"

    async def nothing(_scope: Scope, _receive: Receive, _send: Send) -> None: ...

    counted = Counted(nothing, each=True)
    with caplog.at_level(logging.INFO, "talkoot.requests"):
        for path in (f"/reset/{token}", f"/settings/address/undo/{token}", f"/t/7/{slug}"):
            await counted({"type": "http", "method": "GET", "path": path}, None, None)  # type: ignore[arg-type]
    paths = [record.path for record in caplog.records]  # type: ignore[attr-defined]
    assert paths == ["/reset/…", "/settings/address/undo/…", f"/t/7/{slug}"]


def test_a_line_of_the_log_is_an_object_with_the_number_of_the_request() -> None:
    before = request_number.set("abc")
    try:
        record = logging.makeLogRecord({"name": "talkoot", "levelname": "INFO", "msg": "a «%s»\n", "args": ("word",)})
        record.status = 200
        said = json.loads(AsJson().format(record))
    finally:
        request_number.reset(before)
    assert (said["message"], said["request"], said["status"], said["level"]) == ("a «word»\n", "abc", 200, "info")


async def test_a_worker_that_is_gone_shows_in_words(database) -> None:
    beat = "INSERT INTO worker_beats (name, version, began_at, beat_at) VALUES ($1, '1', now(), now() - $2::interval)"
    said = []
    async with database.writing() as session:
        said.append(await workers(session.raw))
        await session.fetch(beat, "a:1", timedelta(minutes=5))
        said.append(await workers(session.raw))
        await session.fetch(beat, "a:2", timedelta(seconds=1))
        said.append(await workers(session.raw))
    assert [level for level, _subject, _words in said] == ["bad", "bad", "good"]
    assert "none has ever been heard of" in str(said[0][2])
    assert "start one with talkoot work" in str(said[1][2])
    assert str(said[2][2]) == "1 at work"
