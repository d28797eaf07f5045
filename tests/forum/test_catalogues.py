"""Words come in the language of whoever reads them: on pages, in errors, in mail, with plurals and dates."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from forum import catalogues, i18n
from forum.database import Database
from forum.i18n import _, n_
from tests.support.cast import Cast
from tests.support.scene import Scene

NEW = {"name": "ilinca", "email": "ilinca@example.com", "password": "seven quiet herons"}


@pytest.fixture
def speaking(request):
    before = i18n.current_locale.set(request.param)
    yield request.param
    i18n.current_locale.reset(before)


@pytest.mark.parametrize(
    "speaking,counted",
    [
        ("ru", ["1 ответ", "3 ответа", "5 ответов", "21 ответ", "112 ответов"]),
        ("ro", ["1 răspuns", "3 răspunsuri", "5 răspunsuri", "21 de răspunsuri", "112 răspunsuri"]),
    ],
    indirect=["speaking"],
)
def test_numbers_bend_words_as_the_language_does(speaking: str, counted: list[str]) -> None:
    assert [str(n_("%(count)s answer", "%(count)s answers", each)) for each in (1, 3, 5, 21, 112)] == counted


@pytest.mark.parametrize("speaking,day,amount", [("ru", "3 мая 2026", "1 234,5"), ("ro", "3 mai 2026", "1.234,5")],
                         indirect=["speaking"])  # fmt: skip
def test_dates_and_numbers_are_written_as_the_language_does(speaking: str, day: str, amount: str) -> None:
    assert i18n.date(datetime(2026, 5, 3, 12, tzinfo=UTC)).startswith(day)
    assert i18n.number(1234.5).replace("\xa0", " ") == amount


async def test_a_visitor_switches_at_the_foot_of_a_page_and_it_is_remembered(client) -> None:
    assert ">Русский</button>" in (await client.get("/")).text
    answer = await client.post("/language", data={"locale": "ru", "back": "/tags"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/tags")
    page = await client.get("/tags", headers={"accept-language": "ro"})
    assert '<html lang="ru" dir="ltr">' in page.text
    assert "<h1>Метки</h1>" in page.text


async def test_the_setting_of_a_person_comes_before_cookie_and_browser(client_as, people: Cast, scene: Scene) -> None:
    lin = await client_as(await people.lin())
    await lin.post("/language", data={"locale": "ro", "back": "/"})
    assert await scene.value("SELECT locale FROM users WHERE name = 'lin'") == "ro"
    page = (await lin.get("/settings", headers={"accept-language": "ru", "cookie": lin_cookie(lin, "ru")})).text
    assert "<h1>Setări</h1>" in page
    assert ">Articole" in page  # also what packages add to the menu


def lin_cookie(browser, locale: str) -> str:
    return "; ".join([*(f"{name}={value}" for name, value in browser.cookies.items()), f"locale={locale}"])


async def test_errors_and_mail_speak_the_language_of_who_signs_up(client, database: Database) -> None:
    romanian = {"accept-language": "ro"}
    refused = await client.post("/sign-up", data=NEW | {"password": "x"}, headers=romanian)
    assert "Un lucru de îndreptat" in refused.text
    await client.post("/sign-up", data=NEW, headers=romanian)
    async with database.reading() as session:
        letter = await session.fetchrow("SELECT subject, text_body, html_body FROM mails")
    assert letter["subject"].startswith("Confirmați")
    assert "Bună ziua, ilinca," in letter["text_body"]
    assert '<html lang="ro" dir="ltr">' in letter["html_body"]


def test_a_package_brings_words_and_languages_of_its_own(tmp_path: Path, monkeypatch) -> None:
    package = tmp_path / "with_words" / "locales"
    package.mkdir(parents=True)
    (package.parent / "__init__.py").touch()
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    (package / "ro.po").write_text(f'{head}msgid "Greenhouse"\nmsgstr "Seră"\n')
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    monkeypatch.setattr(catalogues, "_folders", [catalogues.LOCALES_FOLDER])
    catalogues.add_catalogues(("with_words", "moderation"))
    before = i18n.current_locale.set("ro")
    assert [str(_("Greenhouse")), str(_("Settings"))] == ["Seră", "Setări"]
    i18n.current_locale.reset(before)
    catalogues.translations.cache_clear()


def test_a_language_of_a_country_falls_back_to_its_common_form() -> None:
    assert catalogues.translations("ro_MD").gettext("Settings") == "Setări"
    assert catalogues.translations("xx").gettext("Settings") == "Settings"
