"""The design keeps its promises: a macro and a style sheet each, readable colours, no inline code, any direction."""

import gzip
import re
from pathlib import Path

import pytest

from forum.paths import data_folder
from forum.web.files import joined
from tests.rules.colours import colour, contrast, tokens_of

TEMPLATES, STATIC = data_folder("templates"), data_folder("static")
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
PAGES = sorted(file for file in TEMPLATES.rglob("*.html") if TEMPLATES / "mail" not in file.parents)
SHEETS = sorted((STATIC / "css").rglob("*.css"))
SCRIPTS = sorted((STATIC / "js").rglob("*.js"))
TOKENS = tokens_of((STATIC / "css/tokens.css").read_text("utf-8"))

GROUNDS = ("page", "surface", "sunken", "raised")
MEANINGS = ("accent", "solved", "warning", "danger", "held")
TINTS = tuple(f"{meaning}-soft" for meaning in MEANINGS)
AAA, AA, AA_SHAPES = 7.0, 4.5, 3.0
READ_ON = [
    *[(text, ground, AAA) for text in ("text", "text-soft") for ground in GROUNDS],
    *[("text", ground, AAA) for ground in ("pressed", "mark", *TINTS)],
    *[("text-soft", ground, AA) for ground in ("pressed", *TINTS)],
    *[(word, ground, AA) for word in (*MEANINGS, "accent-strong") for ground in GROUNDS],
    *[(meaning, tint, AA) for meaning, tint in zip(MEANINGS, TINTS, strict=True)],
    ("accent-strong", "accent-soft", AA),
    *[("on-accent", ground, AA) for ground in ("accent", "accent-strong")],
    ("on-danger", "danger", AA),
    *[(shape, ground, AA_SHAPES) for shape in ("edge", "focus") for ground in GROUNDS],
]
# Only these speak of sides; the words after a hyphen that mean the reading direction are start, end, inline and block.
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)[\w-]*|(?:min-|max-)?(?:width|height)(?=\s*:)"
    r"|(?:left|right|top|bottom)(?=\s*:)|(?:text-align|float|clear)\s*:\s*(?:left|right))"
)
INLINE = re.compile(
    r"""\sstyle=|<style|\son[a-z]+\s*=\s*["']|javascript:|<script(?![^>]*(?:\ssrc=|ld\+json))""", re.IGNORECASE
)
ICON_USED = re.compile(r"""(?:\b(?:icon|drawing)\(\s*|\bicon=)"([\w-]+)\"""")


@pytest.mark.parametrize("file", COMPONENTS, ids=lambda file: file.stem)
def test_a_component_is_a_macro_and_a_style_sheet_of_one_name(file: Path):
    assert re.search(rf"{{% macro {file.stem}\(", file.read_text("utf-8"))
    assert (STATIC / f"css/components/{file.stem}.css").is_file()
    assert f'@import url("components/{file.stem}.css") layer(components);' in entry_sheet()


def test_no_style_sheet_is_without_its_macro():
    macros = {file.stem for file in COMPONENTS}
    assert {file.stem for file in (STATIC / "css/components").glob("*.css")} == macros


def test_everything_that_the_design_has_arrives_in_one_small_style_sheet():
    whole = joined(STATIC / "css/app.css")
    assert "@import" not in whole
    assert all(file.read_text("utf-8") in whole for file in SHEETS if file.name != "app.css")
    assert len(gzip.compress(whole.encode())) < 25_000


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("text,ground,least", READ_ON)
def test_colours_can_be_read_on_each_other(text: str, ground: str, least: float, dark: bool):
    ratio = contrast(colour(text, TOKENS, dark=dark), colour(ground, TOKENS, dark=dark))
    assert ratio >= least, f"{text} on {ground}: {ratio:.2f}, needs {least}"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_brand_of_any_hue_can_be_read(dark: bool):
    for hue in range(0, 360, 5):
        tokens = {**TOKENS, "brand-hue": str(hue)}
        for text, ground, least in READ_ON:
            ratio = contrast(colour(text, tokens, dark=dark), colour(ground, tokens, dark=dark))
            assert ratio >= least, f"{text} on {ground} at hue {hue}: {ratio:.2f}, needs {least}"


@pytest.mark.parametrize("file", PAGES, ids=lambda file: str(file.relative_to(TEMPLATES)))
def test_a_template_has_no_style_or_script_of_its_own(file: Path):
    assert not INLINE.search(file.read_text("utf-8"))


@pytest.mark.parametrize("file", PAGES, ids=lambda file: str(file.relative_to(TEMPLATES)))
def test_every_icon_that_is_asked_for_has_been_drawn(file: Path):
    drawn = set(re.findall(r'^  "([\w-]+)": ', (TEMPLATES / "components/icon.html").read_text("utf-8"), re.MULTILINE))
    assert set(ICON_USED.findall(file.read_text("utf-8"))) <= drawn


@pytest.mark.parametrize("file", SHEETS, ids=lambda file: file.name)
def test_a_style_sheet_speaks_of_start_and_end_and_not_of_left_and_right(file: Path):
    rules = re.sub(r"@media[^{]*|/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)
    assert not PHYSICAL.findall(rules)


@pytest.mark.parametrize("file", [*SHEETS, *SCRIPTS], ids=lambda file: file.name)
def test_nothing_is_asked_of_a_third_party(file: Path):
    assert not re.search(r"https?://|url\(//|\bimport\s*\(\s*[\"']//", file.read_text("utf-8"))


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_a_script_is_short_and_never_makes_code_of_text(file: Path):
    text = file.read_text("utf-8")
    assert len(text.splitlines()) <= 80
    assert not re.search(r"\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write", text)


def entry_sheet() -> str:
    return (STATIC / "css/app.css").read_text("utf-8")
