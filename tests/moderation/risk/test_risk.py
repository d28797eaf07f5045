"""Somebody may be at risk: first in the queue, left in peace, with words of the house, and nothing of it public."""

from collections.abc import Awaitable, Callable

from forum.accounts.queries import actor_by_id
from forum.actor import Actor
from forum.bus import publish
from forum.database import Database
from forum.events import BadgeAwarded
from forum.relay import settle
from moderation.flags.weights import Report, out_of_view
from moderation.queue.actions import bring_to_queue
from moderation.queue.grounds import Ground, Subject
from moderation.queue.queries import open_items
from reputation.badges.actions.awarding import bring_up_to_date
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]
CRY = "Nothing grows any more and neither do I. I do not see why I should go on."


async def test_a_mark_comes_first_is_seen_by_staff_alone_and_is_lifted_with_a_note(
    scene: Scene, people: Cast, client_as: ClientAs, client: Browser, database: Database
) -> None:
    asha, mo = await people.asha(), await people.mo()
    asked = await scene.ask(asha, title="Everything is dead", body=CRY)
    other = await scene.ask(asha, title="An advert of mine")
    async with database.writing() as session:
        quick = Ground("flag", "danger", "x", severity=1, probability=0.99, minutes=1)
        await bring_to_queue(session, Subject("post", other.post_id, other.thread_id, asha.id), quick)
    staff, own = await client_as(mo), await client_as(asha)
    before = [(await each.get(asked.url)).text for each in (own, client)]
    form = f"/mod/risk/about/post/{asked.post_id}"
    assert "calmly" in (await staff.get(form)).text
    marked = await staff.post(form, data={"note": "Read the last line."})
    assert marked.status_code == 303
    assert (await staff.post(form, data={"note": "twice"})).headers["location"] == marked.headers["location"]
    async with database.reading() as session:
        first = (await open_items(session, mo))[0]
        assert (first.object_id, first.severity, "risk" in first.sources) == (asked.post_id, 1, True)
        assert (await actor_by_id(session, asha.id or 0)).spared  # type: ignore[union-attr]
    item = await staff.get(first.url)
    assert "Read the last line." in item.text
    assert "calmly" in item.text
    assert "may be at risk" in (await staff.get(asked.url)).text
    after = [(await each.get(asked.url)).text for each in (own, client)]
    assert all("at risk" not in page for page in (*before, *after))
    mark = marked.headers["location"]
    assert (await own.get(mark)).status_code == (await own.get("/mod/risk")).status_code == 404
    assert (await own.post(f"{mark}/lift", data={"note": "me"})).status_code == 404
    nothing = await staff.post(f"{mark}/lift", data={"note": " "})
    assert nothing.status_code == 422
    assert "Say why it is over" in nothing.text
    assert (await staff.post(f"{mark}/lift", data={"note": "Lin talked to them."})).status_code == 303
    async with database.reading() as session:
        assert not (await actor_by_id(session, asha.id or 0)).spared  # type: ignore[union-attr]
        assert asked.post_id not in [each.object_id for each in await open_items(session, mo)]
    assert "Lin talked to them." in (await staff.get("/mod/risk")).text
    await staff.post(f"{mark}/restore")
    async with database.reading() as session:
        assert (await actor_by_id(session, asha.id or 0)).spared  # type: ignore[union-attr]


async def test_whoever_is_spared_gets_no_badge_and_no_word_of_one_until_it_is_over(
    scene: Scene, people: Cast, client_as: ClientAs, database: Database
) -> None:
    lin, staff = await people.lin(), await client_as(await people.mo())
    marked = await staff.post(f"/mod/risk/about/user/{lin.id}", data={"note": ""})
    asked = await scene.ask(await people.asha())
    await scene.answer(lin, asked.thread_id)
    async with database.writing() as session:
        await bring_up_to_date(session, {"answers": {lin.id or 0}, "questions": {lin.id or 0}})
        await publish(session, BadgeAwarded(None, lin.id or 0, "sprout", "Sprout"))
    await settle(database)
    told = "SELECT count(*) FROM notifications WHERE user_id = $1 AND kind = 'badge'"
    given = "SELECT count(*) FROM awards WHERE user_id = $1"
    assert (await scene.value(told, lin.id), await scene.value(given, lin.id)) == (0, 0)
    await staff.post(f"{marked.headers['location']}/lift", data={"note": "Well again."})
    await settle(database)
    assert await scene.value(given, lin.id) > 0
    assert await scene.value(told, lin.id) == 0


async def test_an_admin_writes_what_staff_read_in_each_language(people: Cast, client_as: ClientAs) -> None:
    admin, staff = await client_as(await people.ada()), await client_as(await people.mo())
    assert (await staff.get("/admin/risk")).status_code == 404
    words = {"words-en": "Call Grace first.", "contact-en": "extension 7", "words-ru": "Сначала позвоните Грейс."}
    assert (await admin.post("/admin/risk", data=words)).status_code == 303
    shown = (await staff.get("/mod/risk")).text
    assert "Call Grace first." in shown
    assert "extension 7" in shown
    assert "calmly" not in shown
    too_long = await admin.post("/admin/risk", data=words | {"words-en": "x" * 5000})
    assert too_long.status_code == 422
    assert "xxxx" in too_long.text
    await admin.post("/admin/risk", data={"words-en": ""})
    assert "calmly" in (await staff.get("/mod/risk")).text
    await admin.post("/admin/risk", data={"contact-en": "extension 9"})
    shown = (await staff.get("/mod/risk")).text
    assert "extension 9" in shown
    assert "calmly" in shown, "whom to call is kept without words of theirs, too"


def test_a_cry_for_help_is_never_hidden_for_being_reported() -> None:
    cries = [Report("at_risk", 1.5), Report("at_risk", 1.5), Report("at_risk", 3.0, by_staff=True)]
    assert out_of_view(cries, author_is_staff=False) is None
    assert out_of_view([*cries, Report("rude", 3.0, by_staff=True)], author_is_staff=False) == "hide"
