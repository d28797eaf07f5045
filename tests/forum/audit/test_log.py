"""What staff did, on one page and in files: for admins alone, drawn from the events."""

import csv
import io
import json
from collections.abc import Awaitable, Callable

import pytest

from forum.accounts.actions.devices import note_signing_in
from forum.actor import Actor
from forum.bus import publish
from forum.database import Database
from forum.sheets import safe_cell
from forum.site.events import LookChanged, ReadOnlySwitched
from forum.webhooks.events import WebhookChanged
from moderation.private.actions import go_on_in_private
from moderation.queue.events import DecisionTaken
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]
PAGE = "/admin/audit"


@pytest.fixture
async def admin(client_as: ClientAs, people: Cast) -> Browser:
    return await client_as(await people.ada())


async def test_staff_deeds_stand_there_and_those_of_customers_do_not(admin: Browser, database: Database, people: Cast):
    asha, mo, ada = await people.asha(), await people.mo(), await people.ada()
    async with database.writing() as session:
        for person in (asha, mo):
            await note_signing_in(session, person.id or 0)
        await publish(session, WebhookChanged(ada.id, 7, "made"))
        await publish(session, DecisionTaken(mo.id, 1, "warn", "user", asha.id or 0))
        await publish(session, DecisionTaken(None, 2, "hide", "post", 1))  # a trigger's
    found = json.loads((await admin.get(f"{PAGE}.json")).text)
    assert [(each["who"], each["event"], each["about"]) for each in found[:3]] == [
        ("mo", "DecisionTaken", "asha"), ("ada", "WebhookChanged", ""), ("mo", "SignedIn", "mo"),
    ]  # fmt: skip
    assert not [each for each in found if each["who"] in ("asha", "")]
    text = (await admin.get(PAGE)).text
    assert "decided about a person: Warning" in text
    assert "made a webhook" in text
    assert f'href="/mod/people/{asha.id}"' in text


async def test_the_list_is_narrowed_by_person_kind_and_day(admin: Browser, database: Database, people: Cast):
    mo, eva, asha = await people.mo(), await people.ada(), await people.asha()
    async with database.writing() as session:
        await publish(session, LookChanged(eva.id, 2))
        await publish(session, DecisionTaken(mo.id, 1, "warn", "user", asha.id or 0))
        today = session.now.date().isoformat()

    async def events(query: str) -> list[str]:
        rows = json.loads((await admin.get(f"{PAGE}.json?{query}")).text)
        return [each["event"] for each in rows if each["event"] in ("LookChanged", "DecisionTaken")]

    assert await events("") == ["DecisionTaken", "LookChanged"]
    assert await events("who=@MO") == ["DecisionTaken"]
    assert await events("kind=settings") == ["LookChanged"]
    assert await events("about=asha") == ["DecisionTaken"]
    assert len(await events(f"since={today}&until={today}")) == 2
    assert await events("until=2001-01-01") == []
    assert "Nothing of that kind" in (await admin.get(f"{PAGE}?until=2001-01-01")).text


@pytest.mark.parametrize(
    "query, words",
    [
        ("who=nobody", "Nobody has this name."), ("since=yesterday", "Write a day like"),
        ("since=2026-02-02&until=2026-02-01", "This is before the first day."),
    ],
)  # fmt: skip
async def test_what_cannot_be_is_said_at_its_field(admin: Browser, query: str, words: str):
    reply = await admin.get(f"{PAGE}?{query}")
    assert (reply.status_code, words in reply.text) == (422, True)
    assert (await admin.get(f"{PAGE}.csv?{query}")).status_code == 404


async def test_pages_follow_each_other_and_the_file_has_them_all(admin: Browser, database: Database, people: Cast):
    ada = await people.ada()
    async with database.writing() as session:
        for number in range(60):
            await publish(session, ReadOnlySwitched(ada.id, bool(number % 2)))
    first = (await admin.get(f"{PAGE}?kind=house")).text
    assert first.count("the forum for writing</a>") == 50
    older = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert (await admin.get(older)).text.count("the forum for writing</a>") == 10
    rows = list(csv.reader(io.StringIO((await admin.get(f"{PAGE}.csv?kind=house")).text)))
    assert (rows[0][0].removeprefix("\ufeff"), len(rows)) == ("id", 61)


async def test_staff_who_read_a_private_thread_are_noted_once_an_hour(
    admin: Browser, client_as: ClientAs, database: Database, scene: Scene, people: Cast
):
    asha, eva = await people.asha(), await people.mo()
    asked = await scene.ask(asha, "My bill is wrong")
    async with database.writing() as session:
        private = await go_on_in_private(session, eva, asked.thread_id, "Which customer number is it?")
    for _time in range(2):
        await admin.get(private.url)
        await admin.get(f"/t/{private.thread_id}/print")
    await (await client_as(asha)).get(private.url)
    await admin.get(f"/t/{asked.thread_id}/print")
    found = json.loads((await admin.get(f"{PAGE}.json?kind=private")).text)
    assert [(each["who"], each["about"]) for each in found] == [("ada", "asha")]
    assert found[0]["url"].endswith(f"/t/{private.thread_id}")


def test_a_cell_is_never_a_formula():
    assert [safe_cell(text) for text in ("=1+1", "\r=1", "plain", 3)] == ["'=1+1", "'\r=1", "plain", 3]
