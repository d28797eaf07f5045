"""Pieces of pages: drawn once for equal arguments, and never out of date."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from jinja2 import DictLoader
from markupsafe import escape

from forum import i18n
from forum.i18n import _
from forum.web.pieces import Pieces
from forum.web.quick import QuickEnvironment

NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)
ROW = """
{%- macro row(line, sign="-") -%}
{% do drawn.append(line.title) %}{{ sign }} {{ line.title }} {{ line.tags | join(",") }} {{ line.at | when }}
{%- endmacro -%}
{%- macro rows(lines) -%}{% for line in lines %}{{ kept(row, line) }};{% endfor %}{%- endmacro -%}
{%- macro form() -%}<form>{{ new_form_key() }}</form>{%- endmacro -%}
"""


@dataclass(frozen=True, slots=True)
class Line:
    title: str
    tags: list[str]
    at: datetime


@pytest.fixture
def clock() -> list[datetime]:
    return [NOON]


@pytest.fixture
def drawn() -> list[str]:
    return []


@pytest.fixture
def pieces(clock: list[datetime]) -> Pieces:
    return Pieces(lambda moment: escape(i18n.ago(moment, clock[0])))


@pytest.fixture
def page(pieces: Pieces, drawn: list[str]):
    """Renders a template that can draw rows and keep them."""
    extensions = ["jinja2.ext.i18n", "jinja2.ext.do"]
    environment = QuickEnvironment(loader=DictLoader({"row": ROW}), autoescape=True, extensions=extensions)
    environment.filters["when"] = pieces.moment
    environment.globals |= {"kept": pieces, "drawn": drawn, "new_form_key": pieces.form_key}

    def render(text: str, **values: object) -> str:
        return environment.from_string('{% from "row" import form, row, rows %}' + text).render(**values)

    return render


LINE = Line("a < b", ["hub", "lamp"], NOON - timedelta(minutes=5))


def test_a_piece_is_drawn_once_for_equal_arguments(page, drawn):
    first = page("{{ kept(row, line) }}", line=LINE)
    assert first == "- a &lt; b hub,lamp 5 minutes ago"
    assert page("{{ kept(row, line) }}", line=replace(LINE, tags=["hub", "lamp"])) == first
    assert drawn == ["a < b"]


@pytest.mark.parametrize("change", [{"title": "c"}, {"tags": ["hub"]}, {"at": NOON}])
def test_whatever_differs_in_an_argument_is_drawn(page, change):
    page("{{ kept(row, line) }}", line=LINE)
    other = replace(LINE, **change)
    assert page("{{ kept(row, line) }}", line=other) == page("{{ row(line) }}", line=other)
    assert page('{{ kept(row, line, sign="+") }}', line=other).startswith("+")


def test_time_passes_in_a_piece_that_is_kept(page, clock, drawn):
    page("{{ kept(row, line) }}", line=LINE)
    clock[0] += timedelta(hours=2)
    assert page("{{ kept(row, line) }}", line=LINE).endswith("2 hours ago")
    assert page("{{ kept(rows, lines) }}", lines=[LINE, LINE]).count("2 hours ago;") == 2
    clock[0] += timedelta(hours=2)
    assert page("{{ kept(rows, lines) }}", lines=[LINE, LINE]).count("4 hours ago;") == 2
    assert len(drawn) == 1


def test_each_use_of_a_piece_has_a_form_key_of_its_own(page):
    keys = {page("{{ kept(form) }}") for _time in range(3)}
    assert len(keys) == 3
    assert "\x00" not in "".join(keys)


def test_each_language_has_its_own_pieces(page):
    english = page("{{ kept(row, line) }}", line=LINE)
    token = i18n.current_locale.set("de")
    try:
        german = page("{{ kept(row, line) }}", line=LINE)
    finally:
        i18n.current_locale.reset(token)
    assert (english[-13:], german[-13:]) == ("5 minutes ago", "vor 5 Minuten")


def test_lazy_words_and_a_choice_without_an_else_can_be_arguments(page):
    both = "{{ kept(row, line, sign=words) }}{{ kept(row, line, sign='x' if false) }}"
    shown = page(both, line=LINE, words=_("Solved"))
    assert shown.startswith("Solved a")


def test_what_cannot_be_compared_cannot_be_kept(page):
    with pytest.raises(TypeError, match="cannot be compared"):
        page("{{ kept(row, line) }}", line=object())


def test_a_piece_that_cannot_be_drawn_leaves_nothing_behind(page, pieces):
    with pytest.raises(AttributeError):
        pieces(lambda line: line.nothing, LINE)
    assert (pieces.depth.drawing, pieces.size, len(pieces.kept)) == (0, 0, 0)


def test_what_two_readers_had_drawn_at_once_takes_room_once(pieces):
    for _twice in range(2):
        pieces.keep("the same page", lambda: "text")
    assert pieces.size == sum(size for _parts, size in pieces.kept.values())


def test_what_was_not_used_for_longest_makes_room():
    pieces = Pieces(escape, most=5000)
    for text in ("a", "b", "a", "c", "d", "e", "a"):
        pieces(str, text)
        assert pieces.size <= 5000
    assert [key[3][0] for key in pieces.kept] == [("c",), ("d",), ("e",), ("a",)]


@pytest.mark.parametrize("seconds", [0, 3, 50, 51, 80, 3059, 3060, 5000, 73_440, 86_400, 514_080, 2_203_200, 2_592_000])
@pytest.mark.parametrize("sign", [1, -1])
def test_relative_times_are_those_of_babel(seconds, sign):
    from babel.dates import format_timedelta

    delta = timedelta(seconds=sign * seconds)
    assert i18n.ago(NOON + delta, NOON) == format_timedelta(delta, add_direction=True, locale="en")
