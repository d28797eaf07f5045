"""A forum that knows the provider of tests/support/provider.py, and somebody's browser that goes there and back."""

import json
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import httpx2
import pytest

from forum.app import Forum
from forum.database import Database
from forum.entering.actions import ProviderEdit, save_provider
from forum.entering.partners import openid
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.provider import CLIENT, SECRET

ANN = {"sub": "7", "email": "ann@example.com", "email_verified": True, "preferred_username": "ann"}


@dataclass
class Elsewhere:
    """The provider, as its people and its admin have it."""

    home: str

    def control(self, **wanted: Any) -> Any:
        body = json.dumps(wanted).encode()
        with urlopen(Request(f"{self.home}/control", body, method="POST")) as answer:
            return json.load(answer)

    def agree(self, there: str) -> str:
        """The address to which the provider sends the person who agrees."""
        answer = httpx2.get(there, follow_redirects=False)
        assert answer.status_code == 302, answer.text
        return answer.headers["location"]


@pytest.fixture(scope="session")
def provider_process() -> Iterator[str]:
    command = [sys.executable, "-W", "ignore", "-m", "tests.support.provider"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield process.stdout.readline().strip()
        process.terminate()


@pytest.fixture
async def elsewhere(app: Forum, database: Database, people: Cast, provider_process: str) -> AsyncIterator[Elsewhere]:
    """Known to the forum under the name "ours"; its own network is open to it."""
    openid.forget()
    there = Elsewhere(provider_process)
    there.control(wrong="", person=ANN, answers_issuer=False, denies=False)
    before = app.state.house.settings
    app.state.house.settings = replace(before, outgoing_networks=("127.0.0.0/8",))
    edit = ProviderEdit(name="Ours", slug="ours", issuer=there.home, client_id=CLIENT, secret=SECRET,
                        groups_claim="groups", roles={"support": "moderator", "bosses": "admin"})  # fmt: skip
    async with database.writing() as session:
        await save_provider(session, await people.ada(), edit, app.state.house.settings)
    yield there
    app.state.house.settings = before


async def set_out(browser: Browser, button: str = "/sign-in/with/ours", **fields: str) -> str:
    """Where the button leads."""
    page = await browser.post(button, data=fields)
    assert page.status_code == 200, page.text
    return page.headers["refresh"].removeprefix("0; url=")


async def there_and_back(browser: Browser, elsewhere: Elsewhere, **fields: str) -> httpx2.Response:
    back = elsewhere.agree(await set_out(browser, **fields))
    return await browser.get(back)


def address_of(url: str) -> str:
    """Path and query."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"
