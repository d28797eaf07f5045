"""Pages of badges: all of them, one of them, somebody's; given by hand, and taken back."""

from forum.database import Database
from forum.threads.actions import accept_answer
from reputation.badges.declared import BADGES
from tests.support.cast import Cast
from tests.support.scene import Scene

HELD = "SELECT count(*) FROM awards WHERE badge = $1 AND revoked_at IS NULL"
KEY = "5b0b7a3c-2f6e-4a1e-9d43-9d1b9c2f2b11"


async def test_all_badges_stand_on_one_page_with_how_far_one_is(
    scene: Scene, people: Cast, client_as, client, database: Database, settle
) -> None:
    asha, lin = await people.asha(), await people.lin()
    answered = await scene.answer(lin, (await scene.ask(asha)).thread_id)
    async with database.writing() as session:
        await accept_answer(session, asha, answered.post_id)
    await settle()
    public = await client.get("/badges")
    assert all(f'href="/badges/{badge.id}"' in public.text for badge in BADGES)
    assert "1 person has it" in public.text
    assert "Yours" not in public.text
    assert "1 of 10" not in public.text
    own = (await (await client_as(lin)).get("/badges")).text
    assert own.count("Yours") == 4
    assert "1 of 10" in own, "the way to the next badge for solving"
    assert "Give it by hand" not in own


async def test_a_badge_says_what_it_is_for_and_who_has_it(
    scene: Scene, people: Cast, client, database: Database
) -> None:
    await people.lin()
    async with database.writing() as session:
        await session.fetchval(
            "INSERT INTO users (name, name_key, display_name, created_at) "
            "SELECT 'p' || n, 'p' || n, 'Person ' || n, now() FROM generate_series(1, 60) n"
        )
        await session.fetchval(
            "INSERT INTO awards (user_id, badge, created_at) SELECT id, 'first-solution', now() FROM users ORDER BY id"
        )
    first = await client.get("/badges/first-solution")
    assert "Wrote 1 answer that solved somebody" in first.text
    assert "61 people have it" in first.text
    assert "Person 60<" in first.text
    assert "Person 3<" not in first.text
    more = first.text.split('rel="next"')[0].rsplit("href=", 1)[-1] if 'rel="next"' in first.text else ""
    assert "after=" in first.text or more
    assert (await client.get("/badges/old-oak")).text.count("Nobody has it yet") >= 1
    for wrong in ("nothing", "own-1", "own-x", "own-²", "own-99999999999999999999"):
        assert (await client.get(f"/badges/{wrong}")).status_code == 404, wrong


async def test_somebody_sees_what_they_have_and_what_comes_next_and_others_only_the_first(
    scene: Scene, people: Cast, client_as, client, settle
) -> None:
    asha = await people.asha()
    empty = await (await client_as(asha)).get("/u/asha/badges")
    assert "No badges yet" in empty.text
    await scene.ask(asha)
    await settle()
    own, public = await (await client_as(asha)).get("/u/asha/badges"), await client.get("/u/asha/badges")
    for page in (own, public):
        assert "Asked out loud" in page.text
    assert "What comes next" in own.text
    assert "What comes next" not in public.text
    assert "Watchful eye" not in own.text, "that is for staff"
    panel = (await client.get("/u/asha")).text
    assert 'href="/badges/first-question"' in panel
    assert 'href="/u/asha/badges"' in panel


async def test_a_badge_is_given_by_hand_once_told_and_taken_back(people: Cast, client_as, scene: Scene, settle) -> None:
    bo, mo = await people.bo(), await people.mo()
    staff = await client_as(mo)
    url = "/badges/part-of-the-house/give"
    filled = {"person": "@bo", "reason": "Always there.", "form_key": KEY}
    for _twice in range(2):
        assert (await staff.post(url, data=filled)).status_code == 303
    assert await scene.value(HELD, "part-of-the-house") == 1
    await settle()
    assert await scene.value("SELECT count(*) FROM notifications WHERE user_id = $1 AND kind = 'badge'", bo.id) == 1
    assert "Always there." in (await staff.get("/badges/part-of-the-house")).text
    again = await staff.post(url, data={"person": "bo", "reason": "Once more."})
    assert again.status_code == 422
    assert "They have this badge already." in again.text
    award = await scene.value("SELECT id FROM awards WHERE given_by_id IS NOT NULL")
    assert (await staff.post(f"/mod/badges/{award}", data={"reason": ""})).status_code == 422
    assert (await staff.post(f"/mod/badges/{award}", data={"reason": "A mix-up."})).status_code == 303
    assert await scene.value(HELD, "part-of-the-house") == 0
    log = (await staff.get("/mod/badges")).text
    assert "Always there." in log
    assert "A mix-up." in log


async def test_what_staff_took_does_not_come_back_by_itself(scene: Scene, people: Cast, client_as, settle) -> None:
    asha, staff = await people.asha(), await client_as(await people.mo())
    await scene.ask(asha)
    await settle()
    award = await scene.value("SELECT id FROM awards WHERE badge = 'first-question'")
    await staff.post(f"/mod/badges/{award}", data={"reason": "Only a test."})
    await scene.ask(asha, title="Which hub fits which valve?", body="There are several of them in the shop.")
    await settle()
    assert await scene.value(HELD, "first-question") == 0
    given = await staff.post("/badges/first-question/give", data={"person": "asha", "reason": "It was one after all."})
    assert given.status_code == 303
    assert await scene.value(HELD, "first-question") == 1


async def test_giving_is_for_moderators_with_a_name_and_a_reason_and_never_for_oneself(people: Cast, client_as) -> None:
    url = "/badges/old-oak/give"
    bo, staff = await client_as(await people.bo()), await client_as(await people.mo())
    assert (await bo.get(url)).status_code == (await bo.post(url, data={})).status_code == 404
    assert (await bo.get("/mod/badges")).status_code == 404
    for person, reason, said in (
        ("nobody", "For nothing.", "Nobody here"),
        ("bo", "", "Say what for"),
        ("", "x", "name"),
    ):
        reply = await staff.post(url, data={"person": person, "reason": reason})
        assert reply.status_code == 422, said
        assert said in reply.text
    assert (await staff.post(url, data={"person": "mo", "reason": "Why not."})).status_code == 403
