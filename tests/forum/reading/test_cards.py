"""Cards: the title in lines that fit, in letters that are there."""

from io import BytesIO

import pytest
from PIL import Image

from forum.reading.cards import EDGE, HEIGHT, HUE, WIDTH, Card, drawn, fitted, font, has, oklch, readable, wrapped

LONG = "Почему Hub не видит клапан после обновления и что с этим делать " * 9


def test_a_card_is_as_large_as_other_sites_want_it() -> None:
    with Image.open(BytesIO(drawn(Card(LONG, "Solved", "3 answers", "Talkoot", solved=True)))) as image:
        assert (image.size, image.format) == ((WIDTH, HEIGHT), "PNG")


@pytest.mark.parametrize("sign", "aZ9ЖяёșțăîâȘȚĂÎÂßéñ€…“”")
def test_latin_romanian_and_cyrillic_letters_are_there(sign: str) -> None:
    assert has(sign)


def test_what_is_not_there_is_left_out_instead_of_boxes() -> None:
    assert readable("a 漢字 b \U0001f600") == "a b"
    assert readable("漢字") == "…"


@pytest.mark.parametrize("title", ["", "Short", LONG, "W" * 300, "a b " * 90])
def test_a_title_fits(title: str) -> None:
    lines, size = fitted(title)
    assert len(lines) <= 4
    assert all(font("SemiBold", size).getlength(line) <= WIDTH - 160 for line in lines)


def test_lines_lose_no_word() -> None:
    assert " ".join(wrapped(LONG, font("SemiBold", 50), 900)).split() == LONG.split()


def test_the_brand_has_the_colour_of_the_style_sheet() -> None:
    red, green, blue = oklch(0.44, 0.1, HUE)
    assert red < green < blue
    assert oklch(1, 0, 0) == (255, 255, 255)


def test_a_card_without_facts_shows_nothing_beside_its_state() -> None:
    one = Image.open(BytesIO(drawn(Card("Charged twice", "Article", "", "Talkoot")))).convert("RGB")
    beside = one.crop((EDGE + 200, 424, WIDTH - EDGE, 488)).getcolors()
    assert len(beside or ()) == 1, "only the ground"
