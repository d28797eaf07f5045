"""The first start: guarded by its code, gone when there is an admin, then five steps that can be left and resumed."""

import aiosmtplib
import pytest

from forum.welcome.actions import make_code
from forum.welcome.codes import fits, hash_of, new_code
from forum.welcome.mail_faults import fault_of
from tests.support.browser import Browser

FORM = {"site": "Help from Kaisla", "name": "maija", "email": "maija@example.com", "password": "four plain words here"}


@pytest.fixture
async def code(database) -> str:
    async with database.writing() as session:
        made = await make_code(session)
    assert made
    return made


async def opened(client: Browser, code: str) -> Browser:
    reply = await client.post("/setup", data=FORM | {"code": code})
    assert (reply.status_code, reply.headers["location"]) == (303, "/admin/setup/look")
    return client


async def test_with_the_code_the_first_admin_names_the_forum_and_is_signed_in(client, code, scene):
    admin = await opened(client, code)
    assert "Help from Kaisla" in (await admin.get("/admin/setup")).text
    assert await scene.value("SELECT roles FROM users WHERE name = 'maija' AND verified_at IS NOT NULL") == ["admin"]


async def test_letters_and_hyphens_of_the_code_may_be_typed_in_any_way(client, code):
    await opened(client, code.replace("-", " ").upper())


async def test_without_the_code_nothing_happens_and_what_was_typed_is_kept(client, code, scene):
    reply = await client.post("/setup", data=FORM | {"code": "aaaa-bbbb-cccc"})
    assert reply.status_code == 422
    assert "This is not the code" in reply.text
    assert 'value="Help from Kaisla"' in reply.text
    assert "four plain words" not in reply.text
    assert await scene.value("SELECT count(*) FROM users") == 0


async def test_codes_cannot_be_guessed_by_trying(client, code):
    tries = [await client.post("/setup", data=FORM | {"code": "wrong"}) for _try in range(11)]
    assert [each.status_code for each in tries] == [422] * 10 + [429]
    assert (await client.post("/setup", data=FORM | {"code": code})).status_code == 429


async def test_a_forum_without_a_code_or_with_an_admin_has_no_such_page(client, people, database):
    assert (await client.get("/setup")).status_code == 404
    await people.ada()
    async with database.writing() as session:
        assert await make_code(session) is None
    assert (await client.get("/setup")).status_code == 404


async def test_it_is_gone_for_good_even_when_the_admin_is_none_any_more(app, client, code, database):
    await opened(client, code)
    async with database.writing() as session:
        await session.fetchval("UPDATE users SET roles = '{}'")
        assert await make_code(session) is None
    async with Browser(app) as stranger:
        assert (await stranger.get("/setup")).status_code == 404
        assert (await stranger.post("/setup", data=FORM | {"code": code, "name": "mallory"})).status_code == 404


async def test_a_new_start_makes_the_old_code_worthless(client, code, database):
    async with database.writing() as session:
        newer = await make_code(session) or ""
    assert (await client.post("/setup", data=FORM | {"code": code})).status_code == 422
    await opened(client, newer)


async def test_the_steps_are_gone_one_after_the_other_and_can_be_left_and_resumed(client, code, scene, settings):
    admin = await opened(client, code)
    look = {"name": "Kaisla", "welcome": "", "mark": "", "hue": "20"}
    assert (await admin.post("/admin/setup/look", data=look)).headers["location"] == "/admin/setup/categories"
    assert "%" in (await admin.get("/admin/setup")).text
    categories = {"name0": "First steps", "visibility0": "public", "name1": "Team", "visibility1": "staff"}
    reply = await admin.post("/admin/setup/categories", data=categories)
    assert reply.headers["location"] == "/admin/setup/mail"
    assert await scene.value("SELECT array_agg(slug ORDER BY id) FROM categories") == ["first-steps", "team"]
    await admin.post("/admin/setup/mail")
    assert any("maija@example.com" in kept.read_text() for kept in (settings.data / "mail").glob("*.eml"))
    for step, following in (("import", "/admin/setup/threads"), ("threads", "/admin/setup")):
        ticked = {"step": step, "done": "yes", "go": "on"}
        assert (await admin.post("/admin/setup/tick", data=ticked)).headers["location"] == following
    assert "Everything is done" in (await admin.get("/admin/setup")).text
    assert "Setting up the forum" not in (await admin.get("/")).text
    await admin.post("/admin/setup/tick", data={"step": "mail", "done": "no"})
    assert "80 %" in (await admin.get("/admin/setup")).text
    assert "Setting up the forum" in (await admin.get("/")).text


async def test_the_same_categories_again_are_not_made_twice(client, code, scene):
    admin = await opened(client, code)
    for names in ({"name0": "Ideas"}, {"name0": "ideas", "name1": "Идеи", "name2": "Ídeas"}):
        await admin.post("/admin/setup/categories", data=names)
    assert await scene.value("SELECT array_agg(slug ORDER BY id) FROM categories") == ["ideas", "category", "ideas-2"]


async def test_each_kit_of_categories_fills_the_form(client, code):
    admin = await opened(client, code)
    assert 'value="Interfaces"' in (await admin.get("/admin/setup/categories?kit=software")).text
    assert 'value="Show and tell"' in (await admin.get("/admin/setup/categories?kit=community")).text


async def test_the_steps_show_the_commands_and_the_first_questions(client, code):
    admin = await opened(client, code)
    assert "talkoot import stackexchange" in (await admin.get("/admin/setup/import")).text
    assert "/ask?title=What+is+this+forum+for" in (await admin.get("/admin/setup/threads")).text


async def test_what_is_wrong_with_mail_is_said_with_the_setting_to_change(client, code, app, monkeypatch, tmp_path):
    admin = await opened(client, code)
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    house = app.state.house
    changed = house.settings.__class__(**{**vars_of(house.settings), "mail_folder": blocked})
    monkeypatch.setattr(house.bus, "given", changed)
    monkeypatch.setattr(house, "settings", changed)
    page = await admin.post("/admin/setup/mail")
    assert page.status_code == 422
    assert "TALKOOT_MAIL_FOLDER" in page.text


def vars_of(settings):
    return {name: getattr(settings, name) for name in settings.__dataclass_fields__}


@pytest.mark.parametrize(
    "error,setting,words",
    [
        (aiosmtplib.SMTPAuthenticationError(535, "no"), "TALKOOT_SMTP_URL", "name or the password"),
        (aiosmtplib.SMTPSenderRefused(550, "no", "a@b"), "TALKOOT_MAIL_FROM", "sender"),
        (aiosmtplib.SMTPConnectTimeoutError("late"), "TALKOOT_SMTP_URL", "in time"),
        (aiosmtplib.SMTPConnectError("nobody"), "TALKOOT_SMTP_URL", "Nobody answers"),
        (ConnectionRefusedError("no"), "TALKOOT_SMTP_URL", "Nobody answers"),
        (OSError("strange"), "TALKOOT_SMTP_URL", "could not be sent"),
    ],
)
def test_every_fault_of_a_mail_server_has_words_and_a_setting(error, setting, words):
    fault = fault_of(error, folder=False)
    assert fault.setting == setting
    assert words in str(fault.words)


def test_a_code_is_long_and_only_itself_fits():
    code, other = new_code(), new_code()
    assert len(code) == 14
    assert fits(code, hash_of(code))
    assert not fits(other, hash_of(code))
    assert not fits(code, None)
