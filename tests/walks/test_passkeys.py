"""A device answers for its owner: with Chromium's own virtual one."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from playwright.async_api import Browser, Page, expect

from forum.accounts.actions import NewUser, make_user
from forum.bus import Bus
from forum.database import Database
from tests.support.chromium import PATIENCE, Watch
from tests.support.postgres import SessionPostgres
from tests.walks.running import RunningForum, free_port, running_forum

pytestmark = [pytest.mark.walk, pytest.mark.browser]
PASSWORD = "a few words in a row"
DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@dataclass
class Local:
    """A forum under a name: browsers make no passkeys for numbers."""

    url: str
    forum: RunningForum


@pytest.fixture(scope="module")
def local(postgres: SessionPostgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Local]:
    database_url, port = postgres.create("passkeys", template="template"), free_port()
    home = f"http://localhost:{port}"
    folder = tmp_path_factory.mktemp("passkeys")
    with running_forum(folder, database_url, TALKOOT_PORT=str(port), TALKOOT_BASE_URL=home) as forum:
        yield Local(home, forum)
    postgres.drop("passkeys")


@asynccontextmanager
async def browser_of(chromium: Browser, local: Local, *, device: bool) -> AsyncIterator[Page]:
    context = await chromium.new_context(base_url=local.url)
    context.set_default_timeout(PATIENCE)
    watch = Watch(context, local.url)
    page = await context.new_page()
    if device:
        session = await context.new_cdp_session(page)
        await session.send("WebAuthn.enable")
        await session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    yield page
    await context.close()
    assert watch.complaints == []


async def sign_in(page: Page) -> None:
    await page.goto("/sign-in?next=/tags")
    await page.get_by_label("Name or mail address").fill("ann")
    await page.get_by_label("Password").fill(PASSWORD)
    await page.get_by_role("button", name="Sign in", exact=True).click()


async def test_a_passkey_is_made_and_signs_in_alone_and_after_a_password(
    chromium: Browser, local: Local, bus: Bus
) -> None:
    database = Database(local.forum.database_url, bus)
    async with database.writing() as session:
        await make_user(session, NewUser(name="ann", email="ann@example.com", password=PASSWORD, verified=True))
    async with browser_of(chromium, local, device=True) as page:
        await sign_in(page)
        await page.goto("/settings/second")
        await page.get_by_role("button", name="Add a passkey").click()
        await expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
        recovery = (await page.locator("pre").inner_text()).split()
        await page.get_by_role("link", name="I have them").click()
        await expect(page.get_by_role("cell", name="Chrome on Linux")).to_be_visible()
        await page.context.clear_cookies()
        await page.goto("/sign-in?next=/tags")
        await page.get_by_role("button", name="Sign in with a passkey").click()
        await expect(page).to_have_url(f"{local.url}/tags")
        await page.goto("/settings/second")
        await page.context.clear_cookies()
        await sign_in(page)
        await expect(page).to_have_url(f"{local.url}/sign-in/second")
        await page.get_by_role("button", name="Use a passkey").click()
        await expect(page).to_have_url(f"{local.url}/tags")
    async with browser_of(chromium, local, device=False) as page:
        await sign_in(page)
        await page.get_by_label("Code").fill(recovery[0])
        await page.get_by_role("button", name="Sign in", exact=True).click()
        await expect(page).to_have_url(f"{local.url}/tags")
    await database.close()
