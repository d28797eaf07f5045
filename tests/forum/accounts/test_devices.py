"""The list of devices, signing one of them out, and the letter that tells of a new one."""

from starlette.applications import Starlette

from tests.security.forms import PASSWORD
from tests.security.signing import sign_in
from tests.security.test_sessions import signed_in
from tests.support.browser import Browser
from tests.support.scene import Scene

AGENT = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0"}


async def ann(scene: Scene) -> None:
    from forum.accounts.actions import NewUser, make_user

    async with scene.database.writing() as session:
        await make_user(session, NewUser(name="ann", email="ann@example.com", password=PASSWORD, verified=True))


async def letters(scene: Scene) -> int:
    return int(await scene.value("SELECT count(*) FROM mails WHERE subject = 'A new device has signed in'"))


async def test_a_letter_tells_of_a_new_device_once(app: Starlette, client: Browser, scene: Scene) -> None:
    await ann(scene)
    for _each in range(2):
        await sign_in(client)
        await client.post("/sign-out")
    assert await letters(scene) == 0, "nobody is told of their first one"
    async with Browser(app) as other:
        other.headers.update(AGENT | {"accept-language": "ru"})  # the letter speaks the account's language, all of it
        for _each in range(2):
            await sign_in(other)
            await other.post("/sign-out")
    assert await letters(scene) == 1
    assert "Firefox on Linux" in str(await scene.value("SELECT text_body FROM mails ORDER BY id DESC LIMIT 1"))


async def test_each_device_is_signed_out_by_itself(app: Starlette, client: Browser, scene: Scene) -> None:
    await ann(scene)
    async with Browser(app) as other, Browser(app) as third:
        for browser in (client, other, third):
            await sign_in(browser)
        shown = (await client.get("/settings/logins")).text
        assert shown.count("Sign out there") == 2
        middle = await scene.value("SELECT id FROM logins ORDER BY id OFFSET 1 LIMIT 1")
        assert (await client.post(f"/settings/logins/{middle}/end")).status_code == 303
        assert [await signed_in(each) for each in (client, other, third)] == [True, False, True]
        assert (await client.post(f"/settings/logins/{middle}/end")).status_code == 404
