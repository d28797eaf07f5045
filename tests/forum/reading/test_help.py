"""Help: reaching a person, and formatting."""

from dataclasses import replace

import pytest

from forum.reading.contact import Contact, contact_from


async def test_who_needs_a_person_is_told_whom_to_turn_to(client, people):
    for each in (people.mo, people.ada, people.lin, people.eva):
        await each()
    page = (await client.get("/help/person")).text
    assert "@mo<" in page
    assert "@ada<" in page
    assert "@lin<" not in page
    assert 'href="/ask"' in page


async def test_the_question_that_one_came_from_is_kept_at_hand(client, people, ask, app):
    asked = await ask(await people.asha(), "Why does the hub blink?")
    house = app.state.house
    before, house.settings = house.settings, replace(house.settings, contact="help@example.com")
    try:
        page = (await client.get(f"/help/person?thread={asked.thread_id}")).text
    finally:
        house.settings = before
    assert "Why does the hub blink?" in page
    assert f"http://testserver{asked.url}" in page
    assert "mailto:help@example.com?subject=Why%20does%20the%20hub%20blink%3F&amp;body=http" in page


@pytest.mark.parametrize("thread", ["", "x", "-1", "0", "99999999", "9" * 30, "²", "1;drop"])
async def test_a_thread_that_is_not_there_changes_nothing(client, thread):
    page = await client.get("/help/person", params={"thread": thread})
    assert page.status_code == 200
    assert "You came from this question" not in page.text


async def test_formatting_shows_what_each_mark_makes(client):
    page = (await client.get("/help/formatting")).text
    assert "**bold** and *italic*" in page
    assert "<strong>bold</strong> and <em>italic</em>" in page
    assert "<td>Hub</td>" in page


@pytest.mark.parametrize(
    "setting, contact",
    [
        ("", Contact("")),
        ("Ring at the desk.", Contact("Ring at the desk.")),
        ("a+b@example.com", Contact("a+b@example.com", "mailto:a+b@example.com?subject=T%26x&body=u%0A%0A")),
        ("https://example.com/chat", Contact("https://example.com/chat", "https://example.com/chat")),
        ("+358 (0)9 123-45", Contact("+358 (0)9 123-45", "tel:+3580912345")),
        ("javascript:alert(1)", Contact("javascript:alert(1)")),
        ("a@b.c?cc=x@y.z", Contact("a@b.c?cc=x@y.z")),
    ],
)
def test_a_contact_becomes_a_link_where_it_is_an_address(setting, contact):
    assert contact_from(setting, "T&x", "u") == contact
