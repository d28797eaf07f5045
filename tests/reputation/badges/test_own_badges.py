"""Badges that an admin makes up: tried, saved, changed, switched off, deleted and taken back."""

from datetime import timedelta

from forum.database import Database
from tests.support.cast import Cast
from tests.support.scene import Scene

NEW = "/admin/badges/new"
FORM = {"name": "Valve friend", "kind": "silver", "deed": "answered", "least": "2"}
WHO = (
    "SELECT array_agg(u.name ORDER BY u.name) FROM awards a JOIN users u ON u.id = a.user_id WHERE a.revoked_at IS NULL"
)


async def answers(scene: Scene, people: Cast, database: Database) -> None:
    """Lin has answered three questions in two years, Bo two in a week; one of each under the tag valve."""
    asha, lin, bo = await people.asha(), await people.lin(), await people.bo()
    for number, (who, days, tags) in enumerate(
        ((lin, 700, "valve"), (lin, 300, ""), (lin, 1, ""), (bo, 8, "valve"), (bo, 2, ""))
    ):
        asked = await scene.ask(asha, f"What does light {number} mean?", f"It blinks {number} times a day.", tags=tags)
        answered = await scene.answer(who, asked.thread_id, f"Count to {number} and look again.")
        async with database.writing() as session:
            past = "UPDATE posts SET created_at = now() - $2::interval WHERE id = $1"
            await session.fetchval(past, answered.post_id, timedelta(days=days))


async def test_who_would_get_it_is_shown_before_it_is_saved(
    scene: Scene, people: Cast, client_as, database: Database
) -> None:
    await answers(scene, people, database)
    ada = await client_as(await people.ada())
    for more, who in (
        ({}, ["bo", "lin"]), ({"days": "7"}, ["bo"]), ({"least": "3"}, ["lin"]), ({"least": "3", "days": "30"}, []),
        ({"least": "1", "tag": "valve"}, ["bo", "lin"]), ({"tag": "valve"}, []),
    ):  # fmt: skip
        shown = (await ada.post(NEW, data=FORM | more | {"step": "preview"})).text
        section = shown.split('id="shown"')[1].split("</section>")[0]
        assert [name for name in ("bo", "lin") if f'href="/u/{name}"' in section] == who, more
    assert await scene.value("SELECT count(*) FROM own_badges") == 0


async def test_a_badge_is_saved_given_quietly_changed_switched_off_and_deleted(
    scene: Scene, people: Cast, client_as, client, database: Database, settle
) -> None:
    await answers(scene, people, database)
    ada = await client_as(await people.ada())
    key = {"step": "save", "form_key": "0b0c2d7e-7b0a-4f59-9f6f-3d1f5b6f6c11"}
    for _twice in range(2):
        assert (await ada.post(NEW, data=FORM | {"days": "7"} | key)).status_code == 303
    assert await scene.value("SELECT count(*) FROM own_badges") == 1
    assert await scene.value(WHO) == ["bo"]
    assert await scene.value("SELECT count(*) FROM notifications WHERE kind = 'badge'") == 0
    own = await scene.value("SELECT id FROM own_badges")
    assert "All within 7 days." in (await client.get(f"/badges/own-{own}")).text
    await ada.post(f"/admin/badges/{own}", data=FORM | {"least": "3", "step": "save"})
    assert await scene.value(WHO) == ["lin"]
    await ada.post(f"/admin/badges/{own}/off")
    await settle()
    assert await scene.value(WHO + " AND a.badge LIKE 'own-%'") == ["lin"], "who has it keeps it"
    assert "Valve friend" in (await client.get("/badges")).text
    gone = await ada.post(f"/admin/badges/{own}/deleted")
    assert gone.status_code == 303
    assert (await client.get(f"/badges/own-{own}")).status_code == 404
    assert "Valve friend" not in (await client.get("/u/lin/badges")).text
    await ada.post(f"/admin/badges/{own}/on")
    assert "Valve friend" in (await client.get("/u/lin/badges")).text


async def test_from_then_on_it_follows_after_events(scene: Scene, people: Cast, client_as, settle) -> None:
    ada = await client_as(await people.ada())
    await ada.post(NEW, data=FORM | {"least": "1", "step": "save"})
    asked = await scene.ask(await people.asha())
    answered = await scene.answer(await people.lin(), asked.thread_id)
    await settle()
    assert "lin" in await scene.value(WHO + " AND a.badge LIKE 'own-%'")
    assert (
        await scene.value(
            "SELECT count(*) FROM notifications WHERE kind = 'badge' AND params->>'name' = $1", FORM["name"]
        )
        == 1
    )
    await (await client_as(await people.lin())).post(f"/p/{answered.post_id}/delete")
    await settle()
    assert await scene.value(WHO + " AND a.badge LIKE 'own-%'") is None


async def test_what_makes_no_sense_is_said_at_the_field(people: Cast, client_as, scene: Scene) -> None:
    ada = await client_as(await people.ada())
    for wrong in ({"name": ""}, {"kind": "lead"}, {"deed": "flying"}, {"least": ""}, {"least": "0"}, {"days": "x"},
                  {"tag": "nowhere"}, {"deed": "thanked", "tag": "valve"}):  # fmt: skip
        reply = await ada.post(NEW, data=FORM | wrong | {"step": "save"})
        assert reply.status_code == 422, wrong
        assert "is-wrong" in reply.text
    assert await scene.value("SELECT count(*) FROM own_badges") == 0
    for who in (await people.mo(), await people.bo()):
        browser = await client_as(who)
        assert (await browser.get(NEW)).status_code == (await browser.post(NEW, data=FORM)).status_code == 404


async def test_one_without_a_deed_is_given_by_hand_only(people: Cast, client_as, scene: Scene) -> None:
    await people.bo()
    ada = await client_as(await people.ada())
    assert (await ada.post(NEW, data=FORM | {"deed": "", "least": "", "step": "save"})).status_code == 303
    own = await scene.value("SELECT id FROM own_badges")
    await ada.post(f"/badges/own-{own}/give", data={"person": "bo", "reason": "Brought cake."})
    assert await scene.value(WHO) == ["bo"]
