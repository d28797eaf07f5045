"""The admin's pages of prices: try, see, apply, put back."""

from forum.database import Database
from forum.votes.actions import cast_vote
from reputation.book.price_lists import CAUSES, DEFAULT
from tests.support.cast import Cast
from tests.support.scene import Scene

FORM = {cause: str(DEFAULT.worth(cause)) for cause in CAUSES} | {"name": "ours", "base": "0", "daily_cap": "200"}


async def test_other_prices_are_shown_applied_once_and_put_back(
    scene: Scene, people: Cast, client_as, database: Database
) -> None:
    asked = await scene.ask(await people.asha())
    async with database.writing() as session:
        await cast_vote(session, await people.bo(), asked.post_id, 1)
    ada = await client_as(await people.ada())
    other = FORM | {"question_upvoted": "8"}
    shown = await ada.post("/admin/reputation/prices", data=other | {"step": "preview"})
    assert "1 person would gain" in shown.text
    assert await scene.value("SELECT reputation FROM users WHERE name = 'asha'") == 35
    key = "0b0c2d7e-7b0a-4f59-9f6f-3d1f5b6f6c11"
    for _twice in range(2):
        applied = await ada.post("/admin/reputation/prices", data=other | {"step": "apply", "form_key": key})
        assert applied.status_code == 303
    assert await scene.value("SELECT reputation FROM users WHERE name = 'asha'") == 38
    assert await scene.value("SELECT count(*) FROM price_list_uses") == 1
    assert "ours" in (await ada.get("/admin/reputation")).text
    await ada.post("/admin/reputation/prices/default/put-back")
    assert await scene.value("SELECT reputation FROM users WHERE name = 'asha'") == 35


async def test_what_is_no_price_is_said_at_the_field(people: Cast, client_as, scene: Scene) -> None:
    ada = await client_as(await people.ada())
    for wrong in ({"answer_upvoted": "ten"}, {"answer_upvoted": "-1"}, {"base": "99999999999"}, {"name": ""}):
        reply = await ada.post("/admin/reputation/prices", data=FORM | wrong | {"step": "apply"})
        assert reply.status_code == 422, wrong
        assert "is-wrong" in reply.text
    assert await scene.value("SELECT count(*) FROM price_list_uses") == 0


async def test_prices_are_for_admins(people: Cast, client_as) -> None:
    for who in (await people.mo(), await people.bo()):
        browser = await client_as(who)
        assert (await browser.get("/admin/reputation")).status_code == 404
        assert (await browser.post("/admin/reputation/prices", data=FORM | {"step": "apply"})).status_code == 404
