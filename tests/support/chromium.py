"""A real Chromium for the tests that need one: where it is, how it starts, and what its pages must never do.

Debian's headless shell is the same browser without windows, and takes a third less of the processor."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Request, Response, WebError, async_playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
SKIPPED = f"BROWSER TESTS SKIPPED: no Chromium on PATH (looked for {', '.join(NAMES)})"
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 60_000  # milliseconds: a loaded machine of two cores must not fail a test that is right
# A view transition that a second click overtakes is given up by the browser, which reports it as an error of the page.
HARMLESS = ("Transition was aborted", "Transition was skipped")


def found_chromium() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@asynccontextmanager
async def started_chromium(path: str) -> AsyncIterator[Browser]:
    args = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=args, timeout=PATIENCE)
        try:
            yield browser
        finally:
            await browser.close()


class Watch:
    """What goes wrong in a context: errors in the console (the CSP speaks there), scripts that fail, requests to any
    other host, and parts of a page that do not come. A page itself may answer 404 or 422: its test looks at that."""

    def __init__(self, context: BrowserContext, home: str):
        self.home = home
        self.complaints: list[str] = []
        context.on("console", self.hear)
        context.on("weberror", self.see_error)
        context.on("request", self.see_request)
        context.on("response", self.see_response)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.note(f"console: {message.text}")

    def see_error(self, error: WebError) -> None:
        self.note(f"script: {error.error}")

    def see_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.home}/", "data:", "blob:")):
            self.note(f"request to elsewhere: {request.url}")

    def see_response(self, response: Response) -> None:
        asked = response.request  # the service worker fetches a page in its stead: that is a page, too
        is_page = asked.resource_type == "document" or asked.service_worker is not None
        if response.status >= (500 if is_page else 400):
            self.note(f"{response.status} for {response.url}")

    def note(self, complaint: str) -> None:
        if not any(words in complaint for words in HARMLESS):
            self.complaints.append(complaint)
