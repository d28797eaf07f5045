"""Signing in as Ann, who has a password."""

from httpx2 import Response

from tests.security.forms import PASSWORD
from tests.support.browser import Browser

OTHER = "some other words in a row"


async def sign_in(browser: Browser, password: str = PASSWORD, **more: str) -> Response:
    return await browser.post("/sign-in", data={"login": "ann", "password": password, **more})
