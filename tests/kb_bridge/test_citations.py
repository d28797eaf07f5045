"""Numbers in a text, and what has none."""

import pytest

from forum.markup import render_now
from kb_bridge.citations import CLOSE, OPEN, gist, link_citations, markdown, numbering, show_uncited, uncited
from kb_bridge.drafting import Quote, Section

DRAFT = [
    Section("see", [Quote("sentence", "The hub is offline.", 7, 1), Quote("sentence", "It blinks.", 8, 2)]),
    Section(
        "do",
        [
            Quote("sentence", "Hold the button.", 9, 1),
            Quote("sentence", "Wait [2] minutes.", 9, 1),
            Quote("list", "Then:\n\n1. one\n2. two", 9, 1),
            Quote("code", "```\nlist[1] = 2\n```", 10, 2),
            Quote("list", "- a\n  goes on\n- b", 10, 2),
        ],
    ),
    Section("variants", [Quote("when", "Is *this* <it>?", 10, 2), Quote("sentence", "1. is a start.", 10, 2)]),
]
POSTS = numbering(DRAFT, [9, 11])


def linked(source: str, addresses: dict[int, str | None]):
    return link_citations(render_now(source).html, addresses, "Source {}".format)


def test_posts_are_numbered_in_the_order_of_their_use_and_the_rest_after_them():
    assert POSTS == [7, 8, 9, 10, 11]


def test_every_sentence_and_block_of_a_draft_carries_its_number():
    assert markdown(DRAFT, POSTS) == (
        "## What people see\n\n- The hub is offline. [1]\n- It blinks. [2]\n\n"
        "## What to do\n\nHold the button. [3] Wait (2) minutes. [3] Then: [3]\n\n1. one\n2. two\n\n"
        "```\nlist[1] = 2\n```\n\n[4]\n\n- a\n  goes on [4]\n- b [4]\n\n"
        "## Other cases\n\n### Is \\*this\\* \\<it\\>? [4]\n\n1\\. is a start. [4]\n"
    )
    assert uncited(markdown(DRAFT, POSTS))[1] == []


@pytest.mark.parametrize("language,heading", [("en", "What to do"), ("ru", "Что делать"), ("ro", "Ce este de făcut")])
def test_headings_are_in_the_language_of_the_article(language: str, heading: str):
    assert f"## {heading}\n" in markdown(DRAFT, POSTS, language)


def test_numbers_become_links_but_not_in_code_or_links():
    found = linked(
        "So [1], [2, 3].\n\n`a[1]` [x [1]](https://e.com)\n\n```\nb[2]\n```", {1: "/p/7", 2: "/p/8", 3: "/p/9"}
    )
    assert found.used == [1, 2, 3]
    assert '<sup class="citation"><a href="/p/7" aria-label="Source 1">1</a></sup>' in found.html
    assert found.html.count("<sup") == 3
    assert "a[1]" in found.html
    assert "b[2]" in found.html


def test_a_source_that_is_gone_is_a_number_without_a_link_and_an_unknown_one_stays_as_typed():
    found = linked("Gone [1], never there [17].", {1: None})
    assert '<sup class="citation"><span>1</span></sup>' in found.html
    assert "[17]" in found.html
    assert (found.used, found.unknown) == ([1], [17])


def test_only_figures_and_escaped_labels_go_into_the_html():
    found = link_citations("<p>x [1]</p>", {1: "/p/1"}, lambda number: f'"><script>{number}')
    assert "<script>" not in found.html
    assert link_citations("<p>[1</p><p>1]</p>", {1: "/p/1", 11: "/p/2"}, str).used == []


def test_sentences_without_a_number_are_found_and_marked():
    source = "Cited. [1] *Not cited. Still not.* And **this** neither.\nBut this is. [2]"
    marked, bare = uncited(source)
    assert bare == ["*Not cited. Still not.*", "And **this** neither."]
    html = show_uncited(render_now(marked).html)
    assert '<mark class="uncited"><em>Not cited. Still not.</em></mark>' in html
    assert '<mark class="uncited">And <strong>this</strong> neither.</mark>' in html


@pytest.mark.parametrize(
    "source,bare",
    [
        ("Do this: [1]\n\n1. a\n2. b", []),
        ("Do this:\n\n1. a\n2. b", ["Do this:", "1. a\n2. b"]),
        ("1. a\n2. b [1]", []),
        ("- a [1]\n- b", ["- b"]),
        ("```\nx\n```", ["```\nx\n```"]),
        ("```\nx\n```\n\n[1]", []),
        ("Run: [1]\n\n```\nx\n```", []),
        ("## A heading needs none", []),
        ("> a quote needs none", []),
        ("<b>Raw HTML is text.</b>", ["<b>Raw HTML is text.</b>"]),
        ("", []),
        ("[1]", []),
    ],
)
def test_blocks_and_items_without_a_number_are_found(source: str, bare: list[str]):
    assert uncited(source)[1] == bare


def test_marking_leaves_the_rest_of_the_text_as_it_was():
    source = "## H\n\nCited. [1]\n\n| a | b |\n|---|---|\n| 1 | [1] |\n\n- a [1]\n- b [1]\n"
    assert uncited(source)[0] == source
    marked, _bare = uncited(f"{OPEN}x{CLOSE} y.")
    assert marked == f"{OPEN}x y.{CLOSE}"


def test_the_gist_of_an_article_has_no_headings_tables_and_numbers() -> None:
    html = "<h2>See</h2>\n<p>It is amber. [1] It blinks. [2, 3]</p>\n<table><tr><td>a</td></tr></table><p>Wait. [4]</p>"
    assert gist(html) == "It is amber. It blinks. Wait."
