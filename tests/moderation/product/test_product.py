"""Product feedback: staff label threads with themes, unseen by customers, and each week's list goes out once."""

import json
from collections.abc import Awaitable, Callable

from forum.actor import Actor
from forum.database import Database
from forum.relay import settle
from moderation.product.actions import send_week
from moderation.product.weeks import span_of, week_before, week_of
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.letters import deliver
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]


async def test_staff_label_a_thread_and_read_the_themes_of_the_week(
    scene: Scene, people: Cast, client_as: ClientAs, client: Browser
) -> None:
    asked = await scene.ask(await people.asha(), title="=HYPERLINK(1) I want a louder alarm")
    inside = await scene.ask(await people.mo(), title="A word among us", category="cellar-x")
    async with scene.database.writing() as session:
        await session.fetchval("UPDATE categories SET visibility = 'staff' WHERE slug = 'cellar-x'")
    staff, own = await client_as(await people.eva()), await client_as(await people.asha())
    async with scene.database.writing() as session:
        await session.fetchval("UPDATE users SET time_zone = 'America/New_York' WHERE name = 'eva'")
    assert "Nothing was labelled in this week" in (await staff.get("/mod/product")).text
    assert "Nov 2, 2026" in (await staff.get("/mod/product?week=2026-W45")).text, "a week begins on Monday everywhere"
    place = f"/mod/product/of/{asked.thread_id}"
    sent = {"new_theme": "Louder  alarms", "note": "@They sleep deeply"}
    assert (await staff.post(place, data=sent)).status_code == 303
    assert (await staff.post(place, data=sent)).status_code == 303
    theme = str(await scene.value("SELECT id FROM product_themes"))
    await staff.post(f"/mod/product/of/{inside.thread_id}", data={"theme": theme})
    page = (await staff.get("/mod/product")).text
    assert "Louder alarms" in page
    assert "2 threads this week" in page
    assert "A word among us" in page
    rows = (await staff.get("/mod/product.csv")).text
    assert "'=HYPERLINK(1)" in rows
    assert "'@They sleep" in rows
    assert "A word among us" not in rows
    told = (await staff.get("/mod/product.json")).json()["themes"][0]
    assert (told["threads_this_week"], told["not_public"], len(told["threads"])) == (2, 1, 1)
    for reader in (client, own):
        assert "Louder alarms" not in (await reader.get(asked.url)).text
        assert (await reader.get("/mod/product")).status_code == (await reader.get(place)).status_code == 404
    await staff.post(place, data={})
    assert "1 thread this week" in (await staff.get("/mod/product")).text
    for odd in ("never", "0001-W01", "9999-W52", "２０２６-W05", "2026-W5", "2026-W54"):
        for address in ("/mod/product", "/mod/product.csv"):
            assert (await staff.get(address, params={"week": odd})).status_code == 404


async def test_themes_are_renamed_and_closed_and_no_two_have_one_name(
    scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    asked, staff = await scene.ask(await people.asha()), await client_as(await people.mo())
    for name in ("Alarms", "Exports"):
        await staff.post(f"/mod/product/of/{asked.thread_id}", data={"new_theme": name})
    alarms = await scene.value("SELECT id FROM product_themes WHERE name = 'Alarms'")
    taken = await staff.post(f"/mod/product/themes/{alarms}", data={"name": "exports"})
    assert taken.status_code == 422
    assert "There is a theme of that name" in taken.text
    assert (await staff.post(f"/mod/product/themes/{alarms}", data={"name": "Sirens"})).status_code == 303
    await staff.post(f"/mod/product/themes/{alarms}/close")
    assert "Sirens" not in (await staff.get(f"/mod/product/of/{asked.thread_id}")).text
    await staff.post(f"/mod/product/themes/{alarms}/open")
    assert "Sirens" in (await staff.get(f"/mod/product/of/{asked.thread_id}")).text


async def test_each_week_goes_out_once_by_mail_and_to_the_webhook(
    scene: Scene, people: Cast, client_as: ClientAs, database: Database
) -> None:
    asked = await scene.ask(await people.asha(), title="I want a louder alarm")
    staff, admin = await client_as(await people.mo()), await client_as(await people.ada())
    await staff.post(f"/mod/product/of/{asked.thread_id}", data={"new_theme": "Alarms"})
    assert (await staff.get("/admin/product")).status_code == 404
    wrong = await admin.post("/admin/product", data={"addresses": "nobody", "url": ""})
    assert wrong.status_code == 422
    assert "nobody" in wrong.text
    wrong = await admin.post("/admin/product", data={"addresses": "a@example.com", "url": "gopher://x"})
    assert wrong.status_code == 422
    assert "https://example.com/hook" in wrong.text
    given = {"addresses": "a@example.com\nb@example.com", "url": "", "secret": "s3cret"}
    assert (await admin.post("/admin/product", data=given)).status_code == 303
    assert "s3cret" not in str(await scene.value("SELECT row_to_json(s)::text FROM product_sending s"))
    async with database.writing() as session:
        week = week_of(session.now)
        assert await send_week(session, None, week)
        assert not await send_week(session, None, week)
    await settle(database)
    await deliver(database)
    letters = "SELECT count(*) FROM mails WHERE key LIKE 'product:%'"
    assert await scene.value(letters) == 2
    await admin.post("/admin/product/send")
    await settle(database)
    assert await scene.value(letters) == 4, "an admin may try it at any time"


def test_weeks_have_names_and_edges() -> None:
    start, end = span_of("2026-W01") or (None, None)
    assert start is not None
    assert end is not None
    assert (week_of(start), week_of(end), week_before(end)) == ("2026-W01", "2026-W02", "2026-W01")
    assert start.isoweekday() == 1
    for name in ("", "2026", "2026-W60", "2026-W1x", json.dumps("x" * 999), "99999-W01"):
        assert span_of(name) is None, name
