"""The catalogues are whole: every text in every language, by meaning, with what is put into it, and nothing besides."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from forum.catalogues import LOCALES_FOLDER, SOURCE, languages_present, read_catalogue
from forum.words import TEMPLATE, body, gathered, texts, whole
from tests.rules.sources import ROOT

LANGUAGES = [each for each in languages_present() if each != SOURCE]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
CEDILLAS = "şţŞŢ"  # Romanian has commas below: șț

# Texts that are the same in that language, looked at one by one.
SAME = {
    "ro": {
        "%(sentence)s: %(title)s", "%(size)s MB", "%(what)s: %(line)s", "Browser", "Calendar", "Context", "Ctrl",
        "Link", "Moderator", "Normal", "Plan", "Talkoot", "Talkoot %(version)s.", "Text", "%(n)s ms", "Webhook",
    },
    "ru": {"%(sentence)s: %(title)s", "%(what)s: %(line)s", "Ctrl", "Talkoot", "Talkoot %(version)s."},
}  # fmt: skip


@pytest.fixture(params=LANGUAGES)
def language(request) -> str:
    chosen: str = request.param
    return chosen


@pytest.fixture
def catalogue(language) -> Catalog:
    return read_catalogue(LOCALES_FOLDER / f"{language}.po")


def ids(catalogue: Catalog) -> set[tuple[object, str | None]]:
    return {(each.id, each.context) for each in texts(catalogue)}


def forms(message: Message) -> list[str]:
    return (
        [form or "" for form in message.string] if isinstance(message.string, tuple | list) else [message.string or ""]
    )


def originals(message: Message) -> list[str]:
    return list(message.id) if isinstance(message.id, tuple | list) else [message.id]


def test_there_are_the_languages_that_the_forum_promises() -> None:
    assert {"ro", "ru"} <= set(LANGUAGES)


def test_a_catalogue_has_every_text_and_none_that_nobody_uses(catalogue) -> None:
    wanted = ids(read_catalogue(TEMPLATE))
    assert ids(catalogue) - wanted == set()
    assert wanted - ids(catalogue) == set()
    assert list(catalogue.obsolete) == []


def test_the_catalogues_were_renewed_after_the_source() -> None:
    found, known = ids(gathered(ROOT)), ids(read_catalogue(TEMPLATE))
    assert (found - known, known - found) == (set(), set()), "run `talkoot words`, then fill in what is new"


def test_every_text_is_translated_in_every_plural_form_and_none_is_a_guess(catalogue) -> None:
    assert [each.id for each in texts(catalogue) if not whole(each) or each.fuzzy] == []
    assert [
        each.id for each in texts(catalogue) if each.pluralizable and len(forms(each)) != catalogue.num_plurals
    ] == []


def test_what_is_put_into_a_text_is_put_into_its_translation(catalogue) -> None:
    wrong = []
    for each in texts(catalogue):
        wanted = set(PLACEHOLDER.findall(originals(each)[-1]))
        found = [set(PLACEHOLDER.findall(form)) for form in forms(each)]
        if found[-1] != wanted or any(not form <= wanted for form in found):
            wrong.append(each.id)
        if any("%" in PLACEHOLDER.sub("", form).replace("%%", "") for form in forms(each) if wanted):
            wrong.append(each.id)
    assert wrong == []


def test_nothing_is_left_in_english(catalogue, language) -> None:
    same = {each.id for each in texts(catalogue) if set(originals(each)) & set(forms(each))}
    assert same - SAME.get(language, set()) == set()
    assert SAME.get(language, set()) - same == set()  # the list names nothing that it need not


def test_a_catalogue_stands_as_the_command_writes_it(language) -> None:
    file = LOCALES_FOLDER / f"{language}.po"
    head, _sep, rest = file.read_text().partition("\n\n")
    assert rest == body(read_catalogue(file))
    assert f'"Language: {language}\\n"' in head


def test_romanian_has_commas_below_and_russian_speaks_politely_without_shouting() -> None:
    romanian = (LOCALES_FOLDER / "ro.po").read_text()
    assert [line for line in romanian.splitlines() if any(sign in line for sign in CEDILLAS)] == []
    russian = [form for each in texts(read_catalogue(LOCALES_FOLDER / "ru.po")) for form in forms(each)]
    shouted = r"[^.!?:»\s)\"]\s+(?:Вы|Вас|Вам|Вами|Ваш\w*)\b|!(?<!, %\(name\)s!)"
    assert [form for form in russian if re.search(shouted, form)] == []


def test_scripts_have_no_words_of_their_own() -> None:
    """Words of a script come from the page, in attributes that the server wrote in the reader's language."""
    wrong = []
    for file in sorted((ROOT / "static" / "js").rglob("*.js")):
        code = re.sub(r"^\s*//.*$|\s//\s.*$", "", file.read_text(), flags=re.MULTILINE)
        for text in re.findall(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`", code):
            said = "".join(text)
            if re.search(r"[A-Z][a-z]+ [a-z]+|\b[a-z]+ [a-z]+ [a-z]+\b[.?!]", re.sub(r"\$\{[^}]*\}|[\w-]+=", "", said)):
                wrong.append(f"{Path(file).name}: {said}")
    assert wrong == []
