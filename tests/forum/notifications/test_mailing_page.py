"""The page where one chooses how notices come by mail."""

import pytest

from forum.notifications.actions import note_bounce, note_complaint
from forum.notifications.queries.wishes import own_wishes
from tests.support.cast import Cast

PLACE = "/settings/notices"


async def wishes(database, actor):
    async with database.reading() as session:
        return await own_wishes(session, actor)


async def test_what_is_chosen_is_kept_and_shown_again(database, people: Cast, client_as) -> None:
    bo = await people.bo()
    browser = await client_as(bo)
    assert 'value="at_once" checked' in (await browser.get(PLACE)).text
    answer = await browser.post(PLACE, data={"pace": "weekly", "quiet_from": "22:00", "quiet_until": "7.30"})
    assert answer.status_code == 303
    shown = (await browser.get(PLACE)).text
    assert 'value="weekly" checked' in shown
    assert 'value="07:30"' in shown
    await browser.post(PLACE, data={"pace": "bell", "quiet_from": "", "quiet_until": ""})
    mine = await wishes(database, bo)
    assert (mine.chosen, mine.mail_notices, mine.quiet_from) == ("bell", False, None)


@pytest.mark.parametrize(
    "data, words",
    [
        ({"pace": "hourly"}, "Please choose one of the list."),
        ({"pace": "daily", "quiet_from": "25:00", "quiet_until": "7:00"}, "Please write a time such as 22:00."),
        ({"pace": "daily", "quiet_from": "22:00"}, "Please fill in both times, or none."),
    ],
)
async def test_what_cannot_be_is_said_at_the_field(people: Cast, client_as, data: dict[str, str], words: str) -> None:
    answer = await (await client_as(await people.bo())).post(PLACE, data=data)
    assert answer.status_code == 422
    assert words in answer.text


async def test_two_hard_bounces_pause_an_address_until_its_owner_tries_again(database, people: Cast, client_as) -> None:
    bo = await people.bo()
    for _ in range(2):
        assert (await wishes(database, bo)).paused_because is None
        async with database.writing() as session:
            await note_bounce(session, bo.id or 0, 2)
    browser = await client_as(bo)
    assert "Mail to this address is paused" in (await browser.get(PLACE)).text
    await browser.post(f"{PLACE}/try-again")
    assert "Mail to this address is paused" not in (await browser.get(PLACE)).text
    async with database.writing() as session:
        await note_bounce(session, bo.id or 0, 2)
    assert (await wishes(database, bo)).paused_because is None


@pytest.mark.parametrize("meanwhile", ["bounced_at = now() - interval '31 days'", "bounced_key = 'old@example.com'"])
async def test_bounces_are_forgiven_after_a_month_and_with_a_new_address(
    database, people: Cast, meanwhile: str
) -> None:
    bo = await people.bo()
    async with database.writing() as session:
        for _ in range(3):
            await note_bounce(session, bo.id or 0, 1)
        await session.fetchval(f"UPDATE mail_wishes SET {meanwhile}")
        await note_bounce(session, bo.id or 0, 2)
    assert (await wishes(database, bo)).paused_because is None


async def test_a_complaint_pauses_at_once_and_says_so(database, people: Cast, client_as) -> None:
    bo = await people.bo()
    async with database.writing() as session:
        await note_complaint(session, bo.id or 0)
    assert "marked as unwanted" in (await (await client_as(bo)).get(PLACE)).text


async def test_visitors_are_led_to_the_sign_in_page(client) -> None:
    assert (await client.get(PLACE)).headers["location"].startswith("/sign-in")
