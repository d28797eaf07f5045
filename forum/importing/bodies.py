"""A dump's HTML as our Markdown, rendered by the one door; what cannot be rendered is shown as plain words."""

import asyncio
import html
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context, parent_process
from typing import Any

from forum.errors import Invalid
from forum.importing.html import markdown_of
from forum.markup import LONGEST, RENDER_VERSION, render_now
from forum.tongues import language_of

Made = tuple[str, int, bool, str | None]
PART, FEW = 50, 100  # bodies that one process takes at a time; so few are done at once


def markdown_from(text: str) -> str:
    """Markdown for the HTML of a post. Beyond LONGEST characters a post is taken as it is: such text is no prose."""
    if not text or len(text) > 4 * LONGEST:
        return text
    return markdown_of(text)


def rendered(source: str, most: int = LONGEST) -> tuple[str, int, bool]:
    """Safe HTML, the version of its renderer, and whether it is the plain form of a text too long to be rendered."""
    if not source:
        return "", RENDER_VERSION, False
    if len(source) <= most:
        with suppress(Invalid):
            return render_now(source).html, RENDER_VERSION, False
    return f"<pre>{html.escape(source, quote=False)}</pre>", RENDER_VERSION, True


class Bodies:
    """Many bodies at a time: HTML made Markdown and Markdown rendered, on every core where there are many of them.

    The processes are started anew, not forked, since this one talks to the database; they end when this one does,
    however it ends.
    """

    def __init__(self, processes: int = 0):
        self.processes = processes
        self.pool: ProcessPoolExecutor | None = None

    async def markdown(self, texts: Sequence[str]) -> list[str]:
        return await self.each(markdowns, texts)

    async def html(self, sources: Sequence[str]) -> list[Made]:
        """Each with the language that its words are in."""
        return await self.each(renderings, sources)

    async def each(self, work: Callable[[Sequence[str]], list[Any]], texts: Sequence[str]) -> list[Any]:
        if self.processes < 2 or len(texts) < FEW:
            return work(texts)
        if self.pool is None:
            self.pool = ProcessPoolExecutor(self.processes, get_context("spawn"), initializer=end_with_parent)
        loop = asyncio.get_running_loop()
        parts = [texts[place : place + PART] for place in range(0, len(texts), PART)]
        done = await asyncio.gather(*(loop.run_in_executor(self.pool, work, part) for part in parts))
        return [each for part in done for each in part]

    def close(self) -> None:
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)


def markdowns(texts: Sequence[str]) -> list[str]:
    return [markdown_of(text) for text in texts]


def renderings(sources: Sequence[str]) -> list[Made]:
    return [(*rendered(source, most=2 * LONGEST), language_of(source)) for source in sources]


def end_with_parent() -> None:
    """In a process of the pool: when who started it is gone, even killed, so is this one."""
    parent = parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
