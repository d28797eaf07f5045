"""Words: stems, folding, slips of the finger."""

import pytest

from forum.search.words import (
    SNOWBALL,
    edits,
    every_stem,
    fold,
    forgiven,
    looks_romanian,
    marked_stem,
    plain_words,
    stem,
    stems,
)  # fmt: skip


@pytest.mark.parametrize(
    "one,other",
    [
        ("Installing", "installed"),
        ("batteries", "battery"),
        ("принтера", "ПРИНТЕРЫ"),
        ("ёлка", "елки"),
        ("Café", "cafe"),
        ("imprimantă", "imprimante"),
        ("mașina", "masini"),
        ("țară", "tara"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str):
    assert set(stems(one)) & set(stems(other))


def test_different_words_do_not_meet():
    assert not set(stems("printer")) & set(stems("sprint"))
    assert not set(stems("mode")) & {stem("mod")}  # the Romanian stem of "mode" is not the English word "mod"


def test_versions_stay_whole_and_lose_their_v():
    assert plain_words("firmware v4.1.2 of hub-2") == ["firmware", "v", "4.1.2", "of", "hub", "2"]


def test_folding_keeps_letters_that_are_no_marks():
    assert fold("Й") == "й"
    assert fold("ЁЖ") == "еж"
    assert fold("ØRSTED") == "ørsted"


@pytest.mark.parametrize(
    "one,other,distance",
    [
        ("printer", "printer", 0),
        ("pritner", "printer", 1),
        ("pasword", "password", 1),
        ("", "ab", 2),
        ("a", "abcdef", 3),
    ],
)
def test_edits_count_a_swap_as_one(one: str, other: str, distance: int):
    assert edits(one, other) == edits(other, one) == distance


def test_short_words_and_codes_are_not_forgiven():
    assert (forgiven("hub"), forgiven("e23"), forgiven("router"), forgiven("connection")) == (0, 0, 1, 2)


def test_romanian_is_known_by_its_letters_or_its_small_words():
    assert looks_romanian("Cum resetez mașina")
    assert looks_romanian("cum se reseteaza parola din aplicatie, nu merge")
    assert not looks_romanian("How do I reset the hub, and where is the button?")


@pytest.mark.parametrize(
    "language, one, other",
    [
        ("ar", "الطابعة", "طابعة"), ("cs", "tiskárny", "tiskárna"), ("de", "Druckern", "Drucker"),
        ("el", "εκτυπωτές", "εκτυπωτή"), ("es", "impresoras", "impresora"), ("fr", "imprimantes", "imprimante"),
        ("it", "stampanti", "stampante"), ("nl", "printers", "printer"), ("pl", "drukarkami", "drukarki"),
        ("pt", "impressoras", "impressora"), ("sv", "skrivarna", "skrivare"), ("tr", "kitapları", "kitap"),
    ],
)  # fmt: skip
def test_a_text_is_found_by_other_forms_of_its_language(language: str, one: str, other: str):
    assert marked_stem(one, language) in every_stem(other)
    assert marked_stem(one, language) not in stems(other)


def test_there_are_fifteen_languages():
    assert len({*SNOWBALL, "en", "ru", "ro"}) == 15
