"""What counts as a word, in three languages."""

import pytest

from kb_bridge.stop_words import language_of
from kb_bridge.words import BODY_CHARS, LONGEST_WORD, code, plain, terms, terms_of_question, tokens


def stems(text: str) -> set[str]:
    return {stem for stem in terms("", text).counts if " " not in stem}


def test_forms_of_a_word_are_one_word_and_small_words_are_none():
    assert stems("The hubs are charging, and the hub was charged") == {"hub", "charg"}
    assert stems("Не могу сбросить пароль: пароли сбрасываются") >= {"парол"}
    assert stems("Как вернуть деньги за подписку?") & stems("возврат денег по подписке") == {"подписк"}
    assert stems("Nu pot schimba parola contului") & stems("parolele conturilor mele") == {"parol", "cont"}


def test_romanian_letters_count_alike_however_they_are_typed():
    assert stems("Cum opresc încălzirea în seră?") == stems("cum opresc incalzirea in sera")
    assert stems("prețul notificărilor") == stems("preţul notificărilor") == stems("pretul notificarilor")


def test_yo_and_ye_are_one_letter_but_short_i_is_its_own():
    assert stems("счётчик") == stems("счетчик")
    assert stems("район") != stems("раион")


@pytest.mark.parametrize("written", ["E-42", "e42", "E42"])
def test_an_error_code_is_one_word_however_it_is_written(written: str):
    assert stems(f"It shows {written} again") >= {"e-42"}


def test_compounds_fall_apart_but_short_ones_are_one_word():
    assert stems("Wi-Fi and e-mail") == stems("wifi, email")
    assert stems("double-charge") == stems("double charge")


def test_versions_stay_whole():
    assert stems("from v2.1.3 to 2.1.4.") >= {"2.1.3", "2.1.4"}
    assert code("4.0") == "4.0"
    assert "2" not in stems("hub 2")


def test_a_title_weighs_three_times_and_its_neighbours_make_a_term():
    heard = terms("Charged twice", "charged for nothing but air")
    assert heard.counts["charg"] == 4
    assert heard.counts["air"] == 1
    assert heard.counts["charg twice"] == 2
    assert heard.written["charg twice"] == "charged twice"


def test_empty_and_wordless_texts_have_no_terms():
    for title, body in (("", ""), ("???", "!!!"), ("🙂🙂", "\n\n"), ("the", "and of")):
        assert terms_of_question(title, body).counts == {}


def test_quotes_addresses_and_marks_are_no_words_but_code_is():
    source = (
        "> somebody said zebra\n\nSee [the page](https://example.com/giraffe) or a@b.example\n\n```\nENOENT hub\n```"
    )
    assert plain(source) == "See the page or ENOENT hub"


def test_only_the_beginning_of_a_long_body_counts():
    heard = terms_of_question("Hub", "pump " * BODY_CHARS + "zebra")
    assert "zebra" not in heard.counts
    assert tokens("a" * (LONGEST_WORD + 1)) == []


def test_words_of_any_script_are_words():
    assert stems("サーバー エラー") == {"サーバー", "エラー"}
    assert stems("Straße läuft") & stems("strasse lauft")


def test_the_language_is_known_by_its_small_words():
    assert language_of(tokens("How do I reset the hub?")) == "en"
    assert language_of(tokens("Как сбросить хаб E-42?")) == "ru"
    assert language_of(tokens("Cum se resetează hub-ul după ce nu mai este curent?")) == "ro"
    assert language_of([]) == "en"
