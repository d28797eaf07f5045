"""Which language somebody gets, and what languages are called."""

import pytest
from markupsafe import Markup

from forum.i18n import choose_locale, current_locale, direction, language_name, language_tag, locale_of, placed

OFFERED = ("en", "pt_BR", "ro", "ru")


@pytest.mark.parametrize(
    "header,chosen",
    [
        ("ru", "ru"),
        ("ro-MD, ru;q=0.9", "ro"),
        ("uk, ru; q=0.7, en;q=0.8", "en"),
        ("pt-PT", "pt_BR"),
        ("PT-br", "pt_BR"),
        ("ru;q=0", "en"),
        ("ru;q=x, de", "en"),
        ("", "en"),
        ("*", "en"),
    ],
)
def test_a_browser_gets_the_language_that_it_likes_best_among_those_offered(header: str, chosen: str) -> None:
    assert choose_locale(header, OFFERED) == chosen


def test_what_a_person_chose_comes_before_the_browser_where_it_is_offered() -> None:
    assert locale_of("ro", "ru", OFFERED) == "ro"
    assert locale_of("de", "ru", OFFERED) == "ru"


def test_languages_are_called_by_their_own_names_and_written_as_html_wants_them() -> None:
    assert [language_name(each) for each in ("en", "ru", "ro")] == ["English", "Русский", "Română"]
    assert language_tag("pt_BR") == "pt-BR"
    assert [direction(each) for each in ("ru", "ar", "he", "??")] == ["ltr", "rtl", "rtl", "ltr"]


def test_a_name_in_the_other_direction_does_not_draw_what_follows_to_its_other_side() -> None:
    words = "Solved by %(name)s, %(day)s"
    assert placed(words, {"name": "Lin", "day": "3 May"}) == "Solved by Lin, 3 May"
    assert placed(words, {"name": "שרה", "day": "3 May"}) == "Solved by \u2068שרה\u2069, 3 May"
    shown = placed(Markup("Solved by %(name)s, %(day)s"), {"name": "<שרה>", "day": Markup("<time>3 May</time>")})
    assert shown == "Solved by \u2068&lt;שרה&gt;\u2069, <time>3 May</time>"
    before = current_locale.set("ar")
    assert placed(Markup("%(n)s: %(name)s"), {"n": 3, "name": Markup("<b>Lin</b>")}) == "3: \u2068<b>Lin</b>\u2069"
    current_locale.reset(before)
