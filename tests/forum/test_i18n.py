"""Which language somebody gets, and what languages are called."""

import pytest

from forum.i18n import choose_locale, direction, language_name, language_tag, locale_of

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
