"""`talkoot words`: what is new comes in empty, what is used no longer goes, everything else stays as it is."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from forum import words
from forum.catalogues import read_catalogue
from forum.command import CommandFailed
from forum.words import HEAD, begin, gather, renew

PLURALS = "nplurals=3; plural=(n==1 ? 0 : n==0 || (n!=1 && n%100>=1 && n%100<=19) ? 1 : 2);"
GONE = 'msgid "Gone"\nmsgstr "Dus"\n\n'
KEPT = 'msgid "Kept"\nmsgstr "Rămas"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "ro.po"
    file.write_text(HEAD.format(name="Romanian", locale="ro", plurals=PLURALS) + "\n" + GONE + KEPT)
    return file


def found(*ids: str | tuple[str, str]) -> Catalog:
    catalogue = Catalog()
    for each in ids:
        catalogue.add(each)
    return catalogue


def test_a_catalogue_is_renewed_and_then_nothing_changes_any_more(file: Path) -> None:
    source = found("Kept", "New", ("%(n)s hub", "%(n)s hubs"))
    first = renew(file, source, write=True)
    assert (first.texts, first.added, first.dropped, first.missing, first.changed) == (3, 2, 1, 2, True)
    text = file.read_text()
    assert "Dus" not in text
    assert 'msgid "Kept"\nmsgstr "Rămas"\n' in text
    assert 'msgid_plural "%(n)s hubs"\nmsgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n' in text
    assert text.startswith("# Talkoot in Romanian.\n")
    assert not renew(file, source, write=True).changed


def test_looking_changes_nothing(file: Path) -> None:
    before = file.read_text()
    assert renew(file, found("New"), write=False).changed
    assert file.read_text() == before


def test_words_are_gathered_from_programs_and_templates(tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text('_("One")\nn_("%(count)s hub", "%(count)s hubs", 2)\nf("no word")\n')
    (tmp_path / "page.html").write_text(
        '{% trans name="x" %}Hello {{ name }}{% endtrans %}{{ pgettext("a verb", "Answer") }}{% do [] %}'
    )
    catalogue = Catalog()
    for file in sorted(tmp_path.iterdir()):
        gather(file, catalogue)
    assert {each.id for each in catalogue if each.id} == {
        "One", ("%(count)s hub", "%(count)s hubs"), "Hello %(name)s", "Answer"
    }  # fmt: skip
    assert catalogue.get("Answer", "a verb") is not None


def test_a_language_begins_with_its_plural_rule_and_nonsense_does_not(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(words, "LOCALES_FOLDER", tmp_path)
    begin("pl")
    assert read_catalogue(tmp_path / "pl.po").num_plurals == 3
    for nonsense in ("xx_YY", "../../etc/passwd", "klingon"):
        with pytest.raises(CommandFailed):
            begin(nonsense)
    assert [each.name for each in tmp_path.iterdir()] == ["pl.po"]
