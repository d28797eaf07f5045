"""No text that anybody writes does anything but be read, wherever it is shown; and none stops the others."""

import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pytest
from pygments.lexers import get_lexer_by_name

from forum.errors import Invalid
from forum.markdown import LANGUAGES, MOST_HIGHLIGHTED, highlight
from forum.markup import LONGEST, bleach_pass, nh3_pass, render, render_now
from tests.security import eyes
from tests.security.vectors import ALL, FAMILIES
from tests.security.world import World
from tests.support.browser import Browser

SEEN = (
    "<script>alert(1)</script>",
    "<svg><script>alert(1)</script></svg>",
    "<img src=x onerror=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java\tscript:x'>x</a>",
    "<base href=//evil.example>",
    "<form action=//evil.example>",
    "<iframe>",
    "<p style=x>",
    "<p onclick=x>",
)


def test_these_eyes_would_see_them() -> None:
    for text in SEEN:
        assert eyes.in_text(text), text
        assert eyes.in_page(f"<!doctype html><main>{text}</main>"), text


@pytest.mark.parametrize("family", FAMILIES)
def test_nothing_survives_a_browsers_parse_nor_a_second_one(family: str) -> None:
    for text in FAMILIES[family]:
        html = render_now(text).html
        assert eyes.in_text(html) == [], text
        assert eyes.in_text(eyes.again(eyes.again(html))) == [], text
        assert nh3_pass(bleach_pass(html)) == html, text


def test_nothing_survives_among_other_texts() -> None:
    for one, other in zip(ALL, reversed(ALL), strict=True):
        for text in (
            f"{one}{other}",
            f"{one}\n\n{other}",
            f"- {one}\n  > {other}",
            f"[{one}]({other})",
            f"`{one}` *{other}*",
        ):
            html = render_now(text).html
            assert eyes.in_text(html) == [], text
            assert nh3_pass(bleach_pass(html)) == html, text


def test_each_pass_alone_lets_no_script_through() -> None:
    """A hole in one of the two is not a hole in the forum, also for what Markdown would have escaped."""
    for text in ALL:
        assert eyes.in_text(bleach_pass(text)) == [], text
        assert eyes.in_text(nh3_pass(text)) == [], text


async def test_a_preview_is_as_harmless(world: World, client_as: Callable[..., Awaitable[Browser]]) -> None:
    """Staff look at other people's texts there, as typed."""
    browser = await client_as(await world.actor("editor"))
    for start in range(0, len(ALL), 12):
        source = "\n\n".join(ALL[start : start + 12])
        for url in ("/preview", f"/kb/editor/proposals/{world.ids['proposal']}/preview"):
            answer = await browser.post(url, data={"body": source, "source": source})
            html = answer.text.replace('<mark class="uncited">', "").replace("</mark>", "").replace(' dir="auto"', "")
            assert [each for each in eyes.in_text(html) if not each.startswith(("<sup", "<a aria-label"))] == [], source


async def test_deep_and_broken_texts_are_no_fault_of_ours() -> None:
    for part in (">", "- ", "<div>", "[", "**", "(", "1. ", "\t", "| ", "<b>", "![", "*", "# "):
        with suppress(Invalid):
            await render(part * (LONGEST // len(part)))


CODE = ("<!--", "\t", "a<", "((", "\\", '"', "a.", "--", "  \n")


def took(sign: str, language: str) -> float:
    """Seconds of one processor, whatever else it does."""
    began = time.thread_time()
    highlight((sign * MOST_HIGHLIGHTED)[:MOST_HIGHLIGHTED], language, "")
    return time.thread_time() - began


def test_no_language_takes_long_over_any_code() -> None:
    """A lexer is a heap of regular expressions: of the six hundred that Pygments has, some never end.

    Those took minutes; the others, a fraction of a second. A neighbour of ours may slow one try, not all of five.
    """
    every = [(sign, language) for language in LANGUAGES for sign in CODE]
    assert [each for each in every if all(took(*each) > 1.5 for _try in range(5))] == []


def test_a_language_is_known_by_all_its_names_and_others_are_shown_plain() -> None:
    for name in ("py", "js", "yml", "c++", "sh", "JSON"):
        assert "<span" in highlight('x = "1"', name, "") or name == "sh"
    for name in ("mcschema", "systemd", "no-such", "", "\x00", "../x"):
        assert highlight("<!--", name, "") == ""
    assert {get_lexer_by_name(name).aliases[0] for name in LANGUAGES} == LANGUAGES
